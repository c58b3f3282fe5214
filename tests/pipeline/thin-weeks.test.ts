import {describe, expect, it} from 'vitest';
import {dayNumber, dayOf} from '../../src/lib/pipeline/calendar.ts';
import {thinWeeks} from '../../src/lib/pipeline/thin-weeks.ts';
import {countWeeks} from '../../src/lib/pipeline/weeks.ts';
import {paper} from './papers.ts';

/** Covered weeks of so many papers each, in a stream of so many days a week. */
const weeks = (papers: readonly number[], days = 1) =>
  papers.map((count) => ({papers: count, daysExpected: days, daysCovered: days}));
const FIFTY = [50, 50, 50, 50, 50, 50, 50, 50];
/** The places of the thin weeks. */
const thin = (papers: readonly number[], days?: number) =>
  thinWeeks(weeks(papers, days)).flatMap((isThin, place) => (isThin ? [place] : []));

describe('a week is too thin to be complete', () => {
  it('when it has under half of the papers of the median of the eight before', () => {
    expect(thin([...FIFTY, 24])).toEqual([8]);
    expect(thin([...FIFTY, 25])).toEqual([]);
    expect(thin([99, 99, 99, 99, 99, ...FIFTY, 40])).toEqual([]);
    expect(thin([20, 20, 20, 20, 50, 50, 50, 50, 17])).toEqual([8]);
    expect(thin([20, 20, 20, 20, 50, 50, 50, 50, 18])).toEqual([]);
  });

  it('wherever it lies, when the stream has one day a week; the first by the weeks after it', () => {
    expect(thin([...FIFTY, 24, 50, 50])).toEqual([8]);
    expect(thin([11, ...FIFTY])).toEqual([0]);
  });

  it('only at the end, when papers come on several days, which show that a week was quiet', () => {
    expect(thin([...FIFTY, 24, 50, 50], 5)).toEqual([]);
    expect(thin([...FIFTY, 24], 5)).toEqual([8]);
  });

  it('not while fewer than four weeks tell what is usual, nor in a stream of under twenty papers a week', () => {
    expect(thin([50, 50, 50, 11])).toEqual([]);
    expect(thin([50, 50, 50, 50, 11])).toEqual([4]);
    expect(thin([19, 19, 19, 19, 19, 1])).toEqual([]);
    expect(thin([20, 20, 20, 20, 20, 1])).toEqual([5]);
  });

  it('not when fewer papers are the new usual', () =>
    expect(thin([...FIFTY, 20, 20, 20, 20, 20, 20])).toEqual([8, 9, 10, 11]));

  it('not when days are missing, which says as much, and such weeks do not tell what is usual', () => {
    const partial = {papers: 11, daysExpected: 5, daysCovered: 1};
    expect(thinWeeks([...weeks(FIFTY, 5), partial])).not.toContain(true);
    expect(thinWeeks([...weeks(FIFTY, 5), ...Array(8).fill(partial), ...weeks([20], 5)])).toEqual([
      ...Array<boolean>(16).fill(false),
      true
    ]);
  });
});

it('a list of 50 papers each Friday, read early in its last week, ends with an incomplete week', () => {
  const friday = (week: number) => dayOf(dayNumber('2026-03-06') + 7 * week);
  const papers = Array.from({length: 9}, (_, week) =>
    Array.from({length: week === 8 ? 11 : 50}, (__, index) =>
      paper({id: `${week}-${index}`, listed: friday(week)})
    )
  ).flat();
  expect(countWeeks(papers).map(({complete, thin}) => [complete, thin])).toEqual([
    ...Array.from({length: 8}, () => [true, false]),
    [false, true]
  ]);
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {dayNumber, dayOf, weekday, weekName, weekStart} from '../../src/lib/pipeline/calendar.ts';
import {countThemeWeeks, countWeeks, dayOfPaper} from '../../src/lib/pipeline/weeks.ts';
import {paper} from './papers.ts';

const listed = (...days: string[]) =>
  days.map((day, index) => paper({id: `p${index}`, listed: day}));

/** So many weeks from Monday 2026-03-02, a paper on each of the weekdays given. */
const everyWeek = (weeks: number, weekdays: readonly number[]) =>
  Array.from({length: weeks}, (_, week) =>
    weekdays.map((offset) => dayOf(dayNumber('2026-03-02') + 7 * week + offset))
  ).flat();

describe('the calendar', () => {
  it.each([
    ['2026-04-06', '2026-W15', '2026-04-06'],
    ['2026-04-12', '2026-W15', '2026-04-06'],
    ['2027-01-03', '2026-W53', '2026-12-28'],
    ['2027-01-04', '2027-W01', '2027-01-04'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['1969-12-31', '1970-W01', '1969-12-29']
  ])('puts %s into %s, which begins on %s', (day, name, monday) =>
    expect([weekName(day), weekStart(day)]).toEqual([name, monday])
  );

  it('begins every week on a Monday within the six days before', () => {
    fc.assert(
      fc.property(fc.integer({min: -200_000, max: 200_000}), (number) => {
        const monday = weekStart(dayOf(number));
        expect(weekday(monday)).toBe(0);
        expect(number - dayNumber(monday)).toBe(weekday(dayOf(number)));
      })
    );
  });
});

describe('weeks', () => {
  it('go by the day of listing where there is one, else by that of publication', () => {
    expect(dayOfPaper({listed: '2026-04-06', published: '2026-04-01'})).toBe('2026-04-06');
    expect(dayOfPaper({listed: null, published: '2026-04-01'})).toBe('2026-04-01');
    expect(dayOfPaper({listed: null, published: null})).toBeNull();
  });

  it('are none without dates', () => expect(countWeeks([paper({id: 'a'})])).toEqual([]));

  it('without a paper are there with 0', () =>
    expect(
      countWeeks(listed('2026-03-02', '2026-03-20')).map(({name, papers}) => [name, papers])
    ).toEqual([
      ['2026-W10', 1],
      ['2026-W11', 0],
      ['2026-W12', 1]
    ]));

  it('expect the weekdays on which papers regularly come', () => {
    const weeks = countWeeks(listed(...everyWeek(5, [0, 1, 2, 3, 4])));
    expect(weeks.map(({daysExpected, daysCovered}) => [daysExpected, daysCovered])).toEqual(
      Array.from({length: 5}, () => [5, 5])
    );
  });

  it('that the data enters or leaves midway are covered in part', () => {
    const days = everyWeek(5, [0, 1, 2, 3, 4]).slice(2, -1);
    const covered = countWeeks(listed(...days)).map((week) => week.daysCovered);
    expect(covered).toEqual([3, 5, 5, 5, 4]);
  });

  it('that miss a regular day in between are covered in part', () => {
    const days = everyWeek(12, [0, 1, 2, 3, 4]).filter((day) => day !== '2026-03-18');
    const covered = countWeeks(listed(...days)).map((week) => week.daysCovered);
    expect(covered).toEqual([5, 5, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
  });

  it('of a stream with one day a week are complete with that day', () => {
    const weeks = countWeeks(listed(...everyWeek(4, [4])));
    expect(weeks.every((week) => week.daysExpected === 1 && week.daysCovered === 1)).toBe(true);
  });

  it('of a stream without habits are complete when they lie between the ends', () => {
    const weeks = countWeeks(listed('2026-03-03', '2026-03-14', '2026-03-18'));
    expect(weeks.map(({daysExpected, daysCovered}) => [daysExpected, daysCovered])).toEqual([
      [7, 6],
      [7, 7],
      [7, 3]
    ]);
  });
});

describe('themes by week', () => {
  it('count every theme in every week, 0 included, and leave undated and unassigned papers out', () => {
    const papers = [...listed('2026-03-02', '2026-03-20', '2026-03-20'), paper({id: 'undated'})];
    const assignments = [1, 2, null, 1].map((themeId) => ({themeId}));
    const weeks = countWeeks(papers);
    expect(
      countThemeWeeks(papers, assignments, {weeks, themeIds: [1, 2]}).map((row) => row.papers)
    ).toEqual([1, 0, 0, 0, 0, 1]);
  });
});

import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {dayNumber, dayOf} from '../../src/lib/pipeline/calendar.ts';
import {cappedDays} from '../../src/lib/pipeline/capped-days.ts';
import {countSourceDays, streamDays} from '../../src/lib/pipeline/days.ts';
import {countWeeks} from '../../src/lib/pipeline/weeks.ts';
import {paper} from './papers.ts';

let next = 0;
/** So many papers that one source listed on a day. */
const on = (listed: string, count: number, facts: Partial<Paper> = {}): Paper[] =>
  Array.from({length: count}, () => paper({id: `p${next++}`, listed, ...facts}));

/** Two papers on Monday and Tuesday of twelve weeks from 2026-03-02, but for the Tuesday of the third. */
const twoDaysAWeek = Array.from({length: 12}, (_, week) => [7 * week, 7 * week + 1])
  .flat()
  .map((offset) => dayOf(dayNumber('2026-03-02') + offset))
  .filter((day) => day !== '2026-03-17')
  .flatMap((day) => on(day, 2));

describe('a day that was probably cut off', () => {
  it('holds exactly 50 or 100 papers that one source listed', () => {
    const papers = [49, 50, 51, 99, 100, 101].flatMap((count, day) =>
      on(`2026-03-0${day + 1}`, count)
    );
    expect([...cappedDays(papers)].sort()).toEqual(['2026-03-02', '2026-03-05']);
  });

  it('is told by each source alone, and not by the day of publication', () => {
    const mixed = [...on('2026-03-02', 30), ...on('2026-03-02', 20, {sources: ['other']})];
    const both = on('2026-03-03', 50, {sources: ['a', 'b']});
    const published = on('2026-03-04', 50, {listed: null, published: '2026-03-04'});
    expect([...cappedDays([...mixed, ...both, ...published])]).toEqual(['2026-03-03']);
  });

  it('is counted in its week, which stays complete', () => {
    const [week] = countWeeks([
      ...on('2026-03-02', 50),
      ...on('2026-03-03', 100),
      ...on('2026-03-04', 3)
    ]);
    expect(week).toMatchObject({papers: 153, daysCapped: 2});
  });
});

describe('the days of a stream', () => {
  it('are all from the first to the last, with a gap where papers usually come', () => {
    const states = new Map(
      streamDays(twoDaysAWeek).map(({day, papers, state}) => [day, [papers, state]])
    );
    expect(states.size).toBe(79);
    expect(states.get('2026-03-02')).toEqual([2, 'covered']);
    expect(states.get('2026-03-04')).toEqual([0, 'quiet']);
    expect(states.get('2026-03-17')).toEqual([0, 'missing']);
    expect([...states.values()].filter(([, state]) => state === 'missing').length).toBe(1);
  });

  it('are capped where the source was', () =>
    expect(streamDays(on('2026-03-02', 50))).toEqual([
      {day: '2026-03-02', papers: 50, state: 'capped'}
    ]));

  it('have no gap while no habit is known', () =>
    expect(
      streamDays([...on('2026-03-02', 1), ...on('2026-03-04', 1)]).map(({state}) => state)
    ).toEqual(['covered', 'quiet', 'covered']));

  it('have a gap too when papers come on all seven days', () => {
    const all = Array.from({length: 84}, (_, index) =>
      new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10)
    );
    const papers = all.filter((_, index) => index !== 30).flatMap((day) => on(day, 1));
    expect(
      streamDays(papers)
        .filter(({state}) => state === 'missing')
        .map(({day}) => day)
    ).toEqual([all[30]]);
    expect(countWeeks(papers).map(({daysCovered}) => daysCovered)).toContain(6);
  });

  it('are none without dates', () => expect(streamDays([paper({id: 'x'})])).toEqual([]));
});

it('counts a paper in every source that told of it', () =>
  expect(
    countSourceDays([
      ...on('2026-03-03', 2, {sources: ['b']}),
      ...on('2026-03-02', 1, {sources: ['a', 'b']}),
      paper({id: 'undated'})
    ])
  ).toEqual([
    {day: '2026-03-02', source: 'a', papers: 1},
    {day: '2026-03-02', source: 'b', papers: 1},
    {day: '2026-03-03', source: 'b', papers: 2}
  ]));

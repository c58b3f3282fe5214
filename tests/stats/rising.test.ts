import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {themeCourses, type StreamWeek, type WeeklyTheme} from '../../src/lib/stats/rising.ts';

const stream = (papers: readonly number[], partial: readonly number[] = []): StreamWeek[] =>
  papers.map((count, week) => ({papers: count, complete: !partial.includes(week)}));
const repeat = (count: number, value: number) => new Array<number>(count).fill(value);
const theme = (themeId: number, papers: readonly number[], weak = false): WeeklyTheme => ({
  themeId,
  papers,
  weak
});
const rising = (themes: readonly WeeklyTheme[], weeks: readonly StreamWeek[], options = {}) =>
  themeCourses(themes, weeks, options)
    .themes.filter((course) => course.rising)
    .map(({themeId}) => themeId);

const TWELVE = stream(repeat(12, 100));

describe('a theme is rising', () => {
  it('when its last four weeks are above those before by more than chance', () => {
    const {stretches, themes} = themeCourses(
      [theme(1, [...repeat(8, 5), ...repeat(4, 14)])],
      TWELVE
    );
    expect(stretches).toEqual({recent: {first: 8, last: 11}, before: {first: 0, last: 7}});
    expect(themes[0]).toMatchObject({
      recent: {count: 56, total: 400},
      before: {count: 40, total: 800},
      verdict: 'rose',
      rising: true
    });
  });

  it('not when its share is constant, however the volume of the stream changes', () => {
    const volumes = [40, 80, 120, 200, 160, 80, 40, 200, 400, 800, 800, 400];
    const flat = theme(
      1,
      volumes.map((papers) => papers / 20)
    );
    expect(rising([flat], stream(volumes))).toEqual([]);
  });

  it('not by one week alone, as two weeks more do not follow', () =>
    expect(rising([theme(1, [...repeat(11, 5), 9])], TWELVE)).toEqual([]));

  it('when it is in a burst that runs into the last complete week', () => {
    // 40 of 400 against 48 of 800: beyond chance for one theme (p = 0.012), not for one of 21.
    const flat = Array.from({length: 20}, (_, index) => theme(index + 2, repeat(12, 4)));
    const [course] = themeCourses([theme(1, [...repeat(10, 6), 14, 14]), ...flat], TWELVE).themes;
    expect(course).toMatchObject({verdict: 'no clear change', rising: true});
    expect(course?.bursts).toMatchObject([{first: 10, last: 11}]);
  });

  it('not when its burst is over', () => {
    const over = theme(1, [...repeat(6, 6), 19, 19, 19, 6, 6, 6]);
    const [course] = themeCourses([over], TWELVE).themes;
    expect(course?.bursts).toMatchObject([{first: 6, last: 8}]);
    expect(course?.rising).toBe(false);
  });

  it('not when its burst has become usual: it began before all weeks that are looked at', () => {
    const old = theme(1, [...repeat(6, 2), ...repeat(6, 20)]);
    expect(rising([old], TWELVE)).toEqual([1]);
    expect(rising([old], TWELVE, {recent: 2, before: 3})).toEqual([]);
  });

  it('not when it is weak', () => {
    const papers = [...repeat(8, 5), ...repeat(4, 14)];
    expect(rising([theme(1, papers, true), theme(2, papers)], TWELVE)).toEqual([2]);
  });

  it('never by half a week, nor does half a week end its rise', () => {
    const papers = [...repeat(8, 5), ...repeat(4, 14)];
    const halfUp = [...repeat(12, 5), 40];
    const weeks = stream([...repeat(12, 100), 50], [12]);
    expect(rising([theme(1, halfUp)], weeks)).toEqual([]);
    expect(rising([theme(1, [...papers, 0])], weeks)).toEqual([1]);
  });

  it('never when there is nothing to compare with', () => {
    const {stretches, themes} = themeCourses([theme(1, [0, 9, 9, 9, 9])], stream(repeat(5, 20)));
    expect(stretches).toBeNull();
    expect(themes[0]).toMatchObject({verdict: 'too few papers', rising: false});
    expect(themeCourses([], [])).toEqual({stretches: null, themes: []});
  });

  it('by as many recent weeks, and weeks before, as asked for', () => {
    const late = theme(1, [...repeat(10, 2), 14, 14]);
    const {stretches} = themeCourses([late], TWELVE, {recent: 2, before: 3});
    expect(stretches).toEqual({recent: {first: 10, last: 11}, before: {first: 7, last: 9}});
  });
});

it('a week without papers counts for nothing', () => {
  const papers = [...repeat(8, 5), ...repeat(4, 14)];
  const gap = (values: readonly number[]) => [...values.slice(0, 10), 0, ...values.slice(10)];
  const [with_, without] = [
    themeCourses([theme(1, gap(papers))], stream(gap(repeat(12, 100)))),
    themeCourses([theme(1, papers)], TWELVE)
  ];
  expect(with_.themes[0]?.recent).toEqual(without.themes[0]?.recent);
  expect(with_.themes[0]?.rising).toBe(true);
});

it('weeks that are incomplete may hold anything without changing what is rising', () => {
  const week = fc.record({
    papers: fc.nat({max: 30}),
    partial: fc.boolean(),
    other: fc.nat({max: 30})
  });
  fc.assert(
    fc.property(fc.array(week, {maxLength: 20}), (weeks) => {
      const judge = (pick: (one: (typeof weeks)[number]) => number) =>
        themeCourses(
          [theme(1, weeks.map(pick))],
          weeks.map(({partial}) => ({papers: 60, complete: !partial}))
        );
      expect(judge(({papers, partial, other}) => (partial ? other : papers))).toEqual(
        judge(({papers}) => papers)
      );
    })
  );
});

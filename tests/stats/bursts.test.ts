import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {findBursts} from '../../src/lib/stats/bursts.ts';

const weeksOf = (counts: readonly number[], total = 20) => counts.map((count) => ({count, total}));

/** 24 of 200 papers: the usual rate is 0.12, a burst's 0.24, a start costs 1.5 ln 10 = 3.45. */
const burst = weeksOf([1, 1, 1, 8, 8, 1, 1, 1, 1, 1]);
/** 2 × (8 ln 2 + 12 ln(0.76 / 0.88)) */
const WEIGHT = 7.5719;

/** Kleinberg's costs in full, over every course of states, binomial coefficients and all. */
function cheapestCost(weeks: readonly {count: number; total: number}[]): number {
  const rate =
    weeks.reduce((s, {count}) => s + count, 0) / weeks.reduce((s, {total}) => s + total, 0);
  const rates = [rate, 2 * rate];
  const cost = (course: number) =>
    weeks.reduce((total, week, i) => {
      const state = (course >> i) & 1;
      const before = i === 0 ? 0 : (course >> (i - 1)) & 1;
      const p = rates[state] ?? 0;
      const fit = week.count * Math.log(p) + (week.total - week.count) * Math.log(1 - p);
      return total - fit + (state > before ? Math.log(weeks.length) : 0);
    }, 0);
  const costs = Array.from({length: 1 << weeks.length}, (_, course) => cost(course));
  return (costs[0] ?? 0) - Math.min(...costs);
}

describe('bursts', () => {
  it('are where the theme holds far more of the stream than usual', () => {
    const [found, ...others] = findBursts(burst);
    expect(others).toEqual([]);
    expect(found).toMatchObject({first: 3, last: 4});
    expect(found?.weight).toBeCloseTo(WEIGHT, 4);
  });

  it('are none without weeks, papers or papers of the theme, or when every paper is of it', () => {
    const nothing = [[], weeksOf([0, 0], 0), weeksOf([0, 0, 0]), weeksOf([20, 20])];
    expect(nothing.map((weeks) => findBursts(weeks))).toEqual([[], [], [], []]);
  });

  it('are none for a theme with a constant share', () => {
    expect(findBursts(weeksOf([4, 4, 4, 4, 4, 4]))).toEqual([]);
    expect(findBursts(weeksOf([4]))).toEqual([]);
  });

  it('go by the share: many papers in a week of many papers are usual', () => {
    const weeks = [...weeksOf([2, 2, 2, 2]), {count: 8, total: 80}, ...weeksOf([2, 2, 2])];
    expect(findBursts(weeks)).toEqual([]);
  });

  it('pass over a week without papers', () => {
    const holiday = [...burst.slice(0, 4), {count: 0, total: 0}, ...burst.slice(4)];
    expect(findBursts(holiday)).toMatchObject([{first: 3, last: 5}]);
    expect(findBursts(holiday)[0]?.weight).toBe(findBursts(burst)[0]?.weight);
  });

  it('may be several, and may last until the end', () => {
    const weeks = weeksOf([1, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9]);
    expect(findBursts(weeks)).toMatchObject([
      {first: 1, last: 2},
      {first: 11, last: 12}
    ]);
  });

  it('are rarer when a start costs more', () => expect(findBursts(burst, {gamma: 4})).toEqual([]));

  it('are weighed against the ratio asked for', () => {
    // 2 × (8 ln 3 + 12 ln(0.64 / 0.88))
    expect(findBursts(burst, {ratio: 3})[0]?.weight).toBeCloseTo(9.935, 3);
  });

  it('are found in a theme of more than half of the stream', () => {
    const weeks = weeksOf([10, 10, 10, 10, 19, 19, 19, 10, 10, 10, 10]);
    expect(findBursts(weeks)).toMatchObject([{first: 4, last: 6}]);
  });

  it('are those of the cheapest of all courses, by trying every one', () => {
    // At most 30 % on the whole, where Kleinberg's second rate is not bounded.
    const week = fc.nat(8).chain((count) => fc.constant({count, total: 27}));
    fc.assert(
      fc.property(fc.array(week, {minLength: 1, maxLength: 9}), (weeks) => {
        fc.pre(weeks.some(({count}) => count > 0));
        const starts = Math.log(weeks.length);
        const gain = findBursts(weeks, {gamma: 1}).reduce(
          (total, {weight}) => total + weight - starts,
          0
        );
        expect(gain).toBeCloseTo(cheapestCost(weeks), 9);
      })
    );
  });

  it('are found by chance in fewer than 5 % of themes of constant share', () => {
    let state = 1;
    const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const papersOf = (share: number) =>
      Array.from({length: 150}, random).filter((number) => number < share).length;
    const alarms = Array.from({length: 200}, () => {
      const weeks = Array.from({length: 52}, () => papersOf(0.04));
      return findBursts(weeksOf(weeks, 150)).length;
    });
    expect(alarms.filter((bursts) => bursts > 0).length).toBeLessThan(10);
  });

  it('refuse a ratio of 1 and a negative cost', () => {
    expect(() => findBursts(burst, {ratio: 1})).toThrow('ratio is 1 and gamma 1.5');
    expect(() => findBursts(burst, {gamma: -1})).toThrow('ratio is 2 and gamma -1');
  });

  it('refuse more papers of a theme than papers', () => {
    expect(() => findBursts([{count: 3, total: 2}])).toThrow('proportion is 3 of 2');
  });
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {differenceInterval, wilsonInterval, type Interval} from '../../src/lib/stats/intervals.ts';
import {anyProportion} from './proportions.ts';

const rounded = ({lower, upper}: Interval) => [lower, upper].map((end) => end.toFixed(4));

describe('the Wilson interval', () => {
  // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3
  it.each([
    [81, 263, ['0.2553', '0.3662']],
    [15, 148, ['0.0624', '0.1605']],
    [0, 20, ['0.0000', '0.1611']],
    [1, 29, ['0.0061', '0.1718']]
  ])('of %i of %i is that of Newcombe', (count, total, ends) => {
    expect(rounded(wilsonInterval({count, total}))).toEqual(ends);
  });

  it('takes another level, as scipy 1.17.1 does', () => {
    expect(rounded(wilsonInterval({count: 3, total: 40}, 0.99))).toEqual(['0.0192', '0.2518']);
    expect(rounded(wilsonInterval({count: 3, total: 40}, 0.8))).toEqual(['0.0368', '0.1467']);
  });

  it('is all of 0 to 1 when nothing was counted', () => {
    expect(wilsonInterval({count: 0, total: 0})).toEqual({lower: 0, upper: 1});
  });

  it('lies within 0 and 1 and holds the share', () => {
    fc.assert(
      fc.property(anyProportion, ({count, total}) => {
        const {lower, upper} = wilsonInterval({count, total});
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower * total).toBeLessThanOrEqual(count);
        expect(upper * total).toBeGreaterThanOrEqual(count);
      })
    );
  });

  it('mirrors when failures are counted instead', () => {
    fc.assert(
      fc.property(anyProportion, ({count, total}) => {
        const mirrored = wilsonInterval({count: total - count, total});
        expect(wilsonInterval({count, total}).lower).toBeCloseTo(1 - mirrored.upper, 12);
      })
    );
  });

  it.each([0, 1, 95, NaN])('refuses the level %f', (level) => {
    expect(() => wilsonInterval({count: 1, total: 2}, level)).toThrow(
      `confidence level is ${level}`
    );
  });

  it('refuses more successes than trials', () => {
    expect(() => wilsonInterval({count: 3, total: 2})).toThrow('proportion is 3 of 2');
  });
});

describe('the interval of a difference', () => {
  // Newcombe 1998, "Interval estimation for the difference between independent proportions",
  // table II, method 10; his difference is first minus second, ours after minus before.
  it.each([
    [56, 70, 48, 80, ['0.0524', '0.3339']],
    [9, 10, 3, 10, ['0.1705', '0.8090']],
    [6, 7, 2, 7, ['0.0582', '0.8062']],
    [5, 56, 0, 29, ['-0.0381', '0.1926']],
    [0, 10, 0, 20, ['-0.1611', '0.2775']],
    [0, 10, 0, 10, ['-0.2775', '0.2775']],
    [10, 10, 0, 20, ['0.6791', '1.0000']],
    [10, 10, 0, 10, ['0.6075', '1.0000']]
  ])('of %i/%i − %i/%i is that of Newcombe', (count, total, countBefore, totalBefore, ends) => {
    const before = {count: countBefore, total: totalBefore};
    expect(rounded(differenceInterval(before, {count, total}))).toEqual(ends);
  });

  it('widens with the level', () => {
    const [before, after] = [
      {count: 48, total: 80},
      {count: 56, total: 70}
    ];
    expect(differenceInterval(before, after, 0.99).lower).toBeLessThan(0.0524);
  });

  it('is all of −1 to 1 when a period is empty', () => {
    const [none, some] = [
      {count: 0, total: 0},
      {count: 3, total: 9}
    ];
    expect(differenceInterval(none, some)).toEqual({lower: -1, upper: 1});
    expect(differenceInterval(some, none)).toEqual({lower: -1, upper: 1});
  });

  it('turns about when the periods are swapped, and stays within −1 and 1', () => {
    fc.assert(
      fc.property(anyProportion, anyProportion, (before, after) => {
        const forth = differenceInterval(before, after);
        const back = differenceInterval(after, before);
        expect(forth.lower).toBeCloseTo(-back.upper, 12);
        expect(forth.lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(forth.upper).toBeLessThanOrEqual(1 + 1e-12);
      })
    );
  });
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  compareProportions,
  fisherExactTest,
  twoProportionTest
} from '../../src/lib/stats/proportion-tests.ts';
import {anyProportion} from './proportions.ts';

const empty = {count: 0, total: 0};

describe("Fisher's exact test", () => {
  it('has the p-value of the lady tasting tea (Fisher 1935): 34 of 70', () => {
    expect(fisherExactTest({count: 3, total: 4}, {count: 1, total: 4})).toBeCloseTo(34 / 70, 12);
  });

  // scipy 1.17.1: fisher_exact; the first is the example of its documentation
  it.each([
    [8, 10, 1, 6, 0.034965034965034975],
    [2, 100, 13, 200, 0.1568932408808663],
    [0, 25, 4, 24, 0.05015197568389057],
    [3, 5000, 14, 6000, 0.026288530855291405],
    [7, 19, 4, 12, 1]
  ])('of %i/%i against %i/%i is that of scipy', (count, total, other, otherTotal, p) => {
    expect(fisherExactTest({count, total}, {count: other, total: otherTotal})).toBeCloseTo(p, 10);
  });

  it('counts the table on the other side that is exactly as likely', () => {
    // 5 of 5 against 0 of 5: one of 252 tables, and its mirror.
    expect(fisherExactTest({count: 5, total: 5}, {count: 0, total: 5})).toBeCloseTo(2 / 252, 12);
  });

  it('is 1 when a side is empty', () => {
    expect(fisherExactTest(empty, {count: 2, total: 7})).toBe(1);
    expect(fisherExactTest(empty, empty)).toBe(1);
  });

  it('lies above 0 to 1, and is the same with sides swapped or failures counted', () => {
    fc.assert(
      fc.property(anyProportion, anyProportion, (a, b) => {
        const p = fisherExactTest(a, b);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherExactTest(b, a)).toBeCloseTo(p, 9);
        const failures = (side: typeof a) => ({...side, count: side.total - side.count});
        expect(fisherExactTest(failures(a), failures(b))).toBeCloseTo(p, 9);
      })
    );
  });

  it('refuses parts of papers', () => {
    expect(() => fisherExactTest({count: 0.5, total: 4}, empty)).toThrow('proportion is 0.5 of 4');
  });
});

describe('the two-proportion z test', () => {
  // scipy 1.17.1: chi2_contingency(table, correction=False), which is the same test
  it.each([
    [2, 100, 13, 200, 0.09182383505322361],
    [7, 19, 4, 12, 0.8423562712528669],
    [3, 5000, 14, 6000, 0.02120131899428174],
    [10, 200, 30, 200, 0.0008581206663936758]
  ])('of %i/%i against %i/%i is that of scipy', (count, total, other, otherTotal, p) => {
    expect(twoProportionTest({count, total}, {count: other, total: otherTotal})).toBeCloseTo(p, 12);
  });

  it('is 1 when shares are equal, none or all have it, or a side is empty', () => {
    const p = [
      twoProportionTest({count: 10, total: 100}, {count: 20, total: 200}),
      twoProportionTest({count: 0, total: 10}, {count: 0, total: 20}),
      twoProportionTest({count: 10, total: 10}, {count: 20, total: 20}),
      twoProportionTest(empty, {count: 2, total: 20}),
      twoProportionTest(empty, empty)
    ];
    expect(p).toEqual([1, 1, 1, 1, 1]);
  });

  it('lies within 0 and 1 and does not depend on the order', () => {
    fc.assert(
      fc.property(anyProportion, anyProportion, (a, b) => {
        const p = twoProportionTest(a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(twoProportionTest(b, a)).toBeCloseTo(p, 12);
      })
    );
  });
});

describe('the choice of test', () => {
  it('is Fisher exact when an expected count is below 5', () => {
    // 9 of 40 in all: 20 × 9 / 40 = 4.5 expected.
    const chosen = compareProportions({count: 7, total: 20}, {count: 2, total: 20});
    expect(chosen).toEqual({
      test: 'Fisher exact',
      p: fisherExactTest({count: 7, total: 20}, {count: 2, total: 20})
    });
  });

  it('is the z test from an expected count of 5 on', () => {
    const chosen = compareProportions({count: 7, total: 20}, {count: 3, total: 20});
    expect(chosen).toEqual({
      test: 'two-proportion z',
      p: twoProportionTest({count: 7, total: 20}, {count: 3, total: 20})
    });
  });

  it('looks at the expected failures too', () => {
    expect(compareProportions({count: 18, total: 20}, {count: 13, total: 20}).test).toBe(
      'Fisher exact'
    );
  });

  it('says 1 of empty sides', () => {
    expect(compareProportions(empty, empty)).toEqual({test: 'Fisher exact', p: 1});
  });
});

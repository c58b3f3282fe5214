import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {themeChanges, type ThemeChange} from '../../src/lib/stats/change-verdict.ts';

const totals = {before: 200, after: 200};
const verdicts = (changes: readonly ThemeChange[]) => changes.map(({verdict}) => verdict);

const up = {themeId: 1, before: 10, after: 30};
const down = {themeId: 2, before: 30, after: 10};
const flat = {themeId: 3, before: 20, after: 22};
const tiny = {themeId: 4, before: 1, after: 3};

describe('the verdict on a change', () => {
  it('is rose, fell, no clear change or too few papers', () => {
    expect(verdicts(themeChanges([up, down, flat, tiny], {totals}))).toEqual([
      'rose',
      'fell',
      'no clear change',
      'too few papers'
    ]);
  });

  it('comes with shares, interval and p-values, in the order given', () => {
    const [fell, rose] = themeChanges([down, up, flat, tiny], {totals});
    expect(fell?.themeId).toBe(2);
    expect(rose).toMatchObject({
      themeId: 1,
      before: {count: 10, total: 200},
      after: {count: 30, total: 200},
      difference: 0.15 - 0.05
    });
    // scipy 1.17.1: chi2_contingency and false_discovery_control of the three that are tested
    expect(rose?.p).toBeCloseTo(0.0008581206663936758, 12);
    expect(rose?.adjustedP).toBeCloseTo(0.00128718, 8);
    // Newcombe's method 10, reckoned with numpy
    expect(rose?.interval.lower).toBeCloseTo(0.04165826686615984, 12);
    expect(rose?.interval.upper).toBeCloseTo(0.16044664284415214, 12);
  });

  it('gives no p-value when there are too few papers, only what was counted', () => {
    expect(themeChanges([tiny], {totals})).toMatchObject([
      {themeId: 4, p: null, adjustedP: null, verdict: 'too few papers'}
    ]);
  });

  it('is of nobody when there is nobody', () => expect(themeChanges([], {totals})).toEqual([]));

  it('is too few papers for all when a period is empty, with a share of 0', () => {
    const changes = themeChanges([{themeId: 1, before: 30, after: 0}], {
      totals: {before: 90, after: 0}
    });
    expect(changes).toMatchObject([
      {difference: -1 / 3, interval: {lower: -1, upper: 1}, verdict: 'too few papers'}
    ]);
  });

  it('does not speak of a rise while the interval holds 0', () => {
    // p = 0.0455 by the z test, interval −0.0017 to 0.2485
    const [change] = themeChanges([{themeId: 1, before: 2, after: 8}], {
      totals: {before: 50, after: 50}
    });
    expect(change?.adjustedP).toBeLessThan(0.05);
    expect(change?.interval.lower).toBeLessThan(0);
    expect(change?.verdict).toBe('no clear change');
  });

  it('takes fewer for a change when many themes are tested', () => {
    const slight = {themeId: 9, before: 10, after: 22};
    const many = Array.from({length: 40}, (_, i) => ({themeId: 10 + i, before: 20, after: 20}));
    expect(verdicts(themeChanges([slight], {totals}))).toEqual(['rose']);
    expect(themeChanges([slight, ...many], {totals})[0]?.verdict).toBe('no clear change');
  });

  it('is not made harder by themes too small to test', () => {
    const small = Array.from({length: 40}, (_, i) => ({themeId: 10 + i, before: 1, after: 0}));
    const [change] = themeChanges([{themeId: 9, before: 10, after: 22}, ...small], {totals});
    expect(change?.adjustedP).toBe(change?.p);
  });

  it('takes another rate, level and minimum', () => {
    expect(verdicts(themeChanges([up], {totals, falseDiscoveryRate: 0.0005}))).toEqual([
      'no clear change'
    ]);
    expect(verdicts(themeChanges([up], {totals, level: 0.9999}))).toEqual(['no clear change']);
    expect(verdicts(themeChanges([up], {totals, minimumPapers: 41}))).toEqual(['too few papers']);
    expect(verdicts(themeChanges([tiny], {totals, minimumPapers: 4}))).toEqual(['no clear change']);
  });

  it('turns about when the periods are swapped', () => {
    const counts = fc.array(fc.record({before: fc.nat(60), after: fc.nat(60)}), {maxLength: 8});
    const other = {rose: 'fell', fell: 'rose'} as const;
    fc.assert(
      fc.property(counts, (themes) => {
        const forth = themes.map((theme, themeId) => ({themeId, ...theme}));
        const back = forth.map(({themeId, before, after}) => ({
          themeId,
          before: after,
          after: before
        }));
        const expected = verdicts(themeChanges(forth, {totals})).map((verdict) =>
          verdict === 'rose' || verdict === 'fell' ? other[verdict] : verdict
        );
        expect(verdicts(themeChanges(back, {totals}))).toEqual(expected);
      })
    );
  });

  it('refuses a theme with more papers than its period', () => {
    expect(() => themeChanges([{themeId: 1, before: 0, after: 201}], {totals})).toThrow(
      'proportion is 201 of 200'
    );
  });
});

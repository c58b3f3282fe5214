import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  fitOf,
  fitsTheme,
  fitThreshold,
  themeSimilarities
} from '../../src/lib/pipeline/theme-fit.ts';

const matrix = (...rows: number[][]) => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  values: Float32Array.from(rows.flat())
});

describe('similarity to themes', () => {
  it('is the cosine to the centroid, whatever its length', () => {
    const similarities = themeSimilarities(matrix([1, 0], [0.6, 0.8]), matrix([0.5, 0], [0, 0.25]));
    expect(similarities).toMatchObject({rows: 2, columns: 2});
    [1, 0, 0.6, 0.8].forEach((value, place) => {
      expect(similarities.values[place]).toBeCloseTo(value, 6);
    });
  });
});

describe('the fit of a paper', () => {
  it('is to the most similar theme unless another is told', () => {
    const similarities = Float32Array.of(0.25, 0.75, 0.5);
    expect(fitOf(similarities)).toMatchObject({theme: 1, similarity: 0.75, runnerUp: 2});
    expect(fitOf(similarities, 2)).toMatchObject({
      theme: 2,
      similarity: 0.5,
      runnerUp: 1,
      runnerUpSimilarity: 0.75
    });
  });

  it('has a strength of e^(20 s) over the sum of all, worked out by hand', () => {
    // e^(20 · 0.125) = e^2.5 = 12.1825: 1 / (1 + 1 / 12.1825).
    expect(fitOf(Float32Array.of(0.5, 0.375)).strength).toBeCloseTo(12.1825 / 13.1825, 5);
    // Equally close to four themes.
    expect(fitOf(Float32Array.of(0.5, 0.5, 0.5, 0.5)).strength).toBe(0.25);
  });

  it('has a strength of 1 and no runner-up where there is one theme', () =>
    expect(fitOf(Float32Array.of(0.125))).toEqual({
      theme: 0,
      similarity: 0.125,
      runnerUp: null,
      runnerUpSimilarity: null,
      strength: 1
    }));

  it('goes to the first of equally similar themes', () =>
    expect(fitOf(Float32Array.of(0.5, 0.5))).toMatchObject({theme: 0, runnerUp: 1}));

  it('has strengths that sum to 1 over the themes', () => {
    const similarities = fc.array(fc.float({min: -1, max: 1, noNaN: true}), {minLength: 1});
    fc.assert(
      fc.property(similarities, (values) => {
        const row = Float32Array.from(values);
        const total = values.reduce((sum, _, theme) => sum + fitOf(row, theme).strength, 0);
        expect(total).toBeCloseTo(1, 9);
      })
    );
  });
});

describe('the threshold of fitting', () => {
  /** Papers of two themes in turn, each with its similarity to the theme that is not its own. */
  const twoThemes = (own: number[], others: number[]) =>
    fitThreshold(
      matrix(
        ...own.map((value, row) =>
          row % 2 ? [others[row] ?? 0, value] : [value, others[row] ?? 0]
        )
      ),
      Int32Array.from(own, (_, row) => row % 2)
    );
  const spread = Array.from({length: 20}, (_, row) => row / 32);

  it('leaves 92.5 % of the similarities to other themes under it', () =>
    // Eighteen of twenty, 0 to 17/32, lie under 18/32 = 0.5625, nineteen would be 95 %; in whole thousandths.
    expect(twoThemes(new Array<number>(20).fill(0.75), spread)).toBeCloseTo(0.562, 12));

  it('never lies above more than a tenth of the papers', () =>
    // Two of twenty papers lie under the third: 2/32 = 0.0625.
    expect(twoThemes(spread, new Array<number>(20).fill(0.75))).toBeCloseTo(0.062, 12));

  it('is below every similarity when there is one theme', () =>
    expect(fitThreshold(matrix([0.5], [-0.5]), Int32Array.of(0, 0))).toBe(-1));

  it('turns away only what is neither similar enough nor clearly nearest to its theme', () => {
    const fit = (similarity: number, strength: number) =>
      fitsTheme({...fitOf(Float32Array.of(0)), similarity, strength}, 0.25);
    expect([fit(0.25, 0), fit(0.125, 0.5), fit(0.125, 0.25)]).toEqual([true, true, false]);
  });
});

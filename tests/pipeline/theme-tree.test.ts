import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {normal, seededRandom} from '../../src/lib/pipeline/random.ts';
import {groupThemes} from '../../src/lib/pipeline/theme-tree.ts';

const matrix = (...rows: number[][]) => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  values: Float32Array.from(rows.flat())
});
const sorted = (groups: number[][]) => groups.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));

describe('areas of themes', () => {
  it('hold the themes that point the same way, however long their centroids are', () => {
    const centroids = matrix(
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0.25, 0, 0, 0.02],
      [0, 0, 4, 0],
      [0, 0.5, 0, 0.04],
      [0, 0, 1, 0.1],
      [0, 0.75, 0.05, 0]
    );
    expect(sorted(groupThemes(centroids))).toEqual([
      [0, 2],
      [1, 4, 6],
      [3, 5]
    ]);
  });

  it('are as many as the gap of the merges speaks for, not as few as may be', () => {
    // Five pairs of themes, each on an axis of its own.
    const pairs = Array.from({length: 10}, (_, theme) =>
      Array.from({length: 6}, (_, axis) =>
        axis === theme % 5 ? 1 : axis === 5 ? 0.1 * Number(theme < 5) : 0
      )
    );
    expect(sorted(groupThemes(matrix(...pairs)))).toEqual(
      [0, 1, 2, 3, 4].map((theme) => [theme, theme + 5])
    );
  });

  it.each([0, 1, 2, 5])('are the themes themselves when there are %i', (count) => {
    const rows = Array.from({length: count}, () => [1, 0]);
    expect(groupThemes({...matrix(...rows), columns: 2})).toEqual(rows.map((_, theme) => [theme]));
  });

  it('hold every theme once, in three to eight areas', () => {
    fc.assert(
      fc.property(fc.integer({min: 6, max: 70}), fc.nat(999), (themes, seed) => {
        const random = seededRandom(seed);
        const rows = Array.from({length: themes}, () => [1, 2, 3, 4].map(() => normal(random)));
        const groups = groupThemes(matrix(...rows));
        expect(groups.flat().sort((a, b) => a - b)).toEqual(rows.map((_, theme) => theme));
        expect(groups.length).toBeGreaterThanOrEqual(themes >= 13 ? 4 : 3);
        expect(groups.length).toBeLessThanOrEqual(8);
      }),
      {numRuns: 30}
    );
  });

  it('loses no theme when all are the same', () =>
    expect(groupThemes(matrix(...new Array<number[]>(7).fill([1, 0]))).flat()).toHaveLength(7));
});

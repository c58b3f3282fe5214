import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {averageLinkage} from '../../src/lib/stats/average-linkage.ts';

/** A symmetric matrix from its upper triangle, row by row. */
function symmetric(size: number, above: readonly number[]): Float64Array {
  const matrix = new Float64Array(size * size);
  let next = 0;
  for (let row = 0; row < size; row++) {
    for (let column = row + 1; column < size; column++) {
      const value = above[next++] ?? 0;
      matrix[row * size + column] = value;
      matrix[column * size + row] = value;
    }
  }
  return matrix;
}
const cluster = (
  above: readonly number[],
  {sizes, groups = 0, floor}: {sizes: readonly number[]; groups?: number; floor: number}
) => [...averageLinkage({similarity: symmetric(sizes.length, above), sizes, groups}, floor)];

describe('average linkage', () => {
  // Items 0 and 1 are alike by 0.875; 2 is alike to 0 by 0.75 and to 1 by 0.25, which is 0.5 on average.
  const THREE = [0.875, 0.75, 0.25];

  it.each([
    [0.95, [0, 1, 2]],
    [0.6, [0, 0, 2]],
    [0.5, [0, 0, 0]]
  ])('joins down to a floor of %d: %j', (floor, heads) =>
    expect(cluster(THREE, {sizes: [1, 1, 1], floor})).toEqual(heads)
  );

  it('weighs a cluster by its items', () =>
    // (3 × 0.75 + 1 × 0.25) / 4 = 0.625
    expect(cluster(THREE, {sizes: [3, 1, 1], floor: 0.625})).toEqual([0, 0, 0]));

  it('never joins two groups, nor what has joined one to another', () =>
    expect(cluster([1, 0.9, 0.8], {sizes: [4, 4, 1], groups: 2, floor: 0.1})).toEqual([0, 1, 0]));

  it('joins the first of equally similar pairs', () =>
    expect(cluster([0.5, 0.5, 0.5], {sizes: [1, 1, 1], floor: 0.51})).toEqual([0, 1, 2]));

  it('takes one item and none', () => {
    expect(cluster([], {sizes: [1], floor: 0})).toEqual([0]);
    expect(cluster([], {sizes: [], floor: 0})).toEqual([]);
  });

  it('finds what the definition finds, pair by pair (property)', () => {
    const size = 6;
    const above = fc.array(
      fc.integer({min: 0, max: 1000}).map((value) => value / 1000),
      {
        minLength: 15,
        maxLength: 15
      }
    );
    fc.assert(
      fc.property(above, fc.double({min: 0, max: 1, noNaN: true}), (values, floor) => {
        const matrix = symmetric(size, values);
        const at = (a: number, b: number) => matrix[a * size + b] ?? 0;
        const mean = (a: number[], b: number[]) =>
          a.flatMap((x) => b.map((y) => at(x, y))).reduce((sum, value) => sum + value, 0) /
          (a.length * b.length);
        const heads = averageLinkage(
          {similarity: matrix, sizes: Array(size).fill(1), groups: 0},
          floor
        );
        const clusters = [...new Set(heads)].map((head) =>
          [0, 1, 2, 3, 4, 5].filter((item) => heads[item] === head)
        );
        // No two clusters that are left reach the floor.
        for (const a of clusters)
          for (const b of clusters) if (a !== b) expect(mean(a, b)).toBeLessThan(floor + 1e-9);
      })
    );
  });
});

import {kmeans} from 'ml-kmeans';
import {rowOf, type Matrix} from './numeric/matrix.ts';

/** k-means of ml-kmeans from a k-means++ start by a seed, or from given rows. */
export function referenceKmeans(
  rows: Matrix,
  k: number,
  start: {readonly seed: number} | {readonly rows: readonly number[]}
): Int32Array {
  const points = Array.from({length: rows.rows}, (_, row) => [...rowOf(rows, row)]);
  const options =
    'seed' in start
      ? {seed: start.seed, initialization: 'kmeans++' as const}
      : {initialization: start.rows.map((row) => [...rowOf(rows, row)])};
  return Int32Array.from(kmeans(points, k, options).clusters);
}

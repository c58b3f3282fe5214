import {kmeans} from 'ml-kmeans';
import {dot, normalizeRows, rowOf, zeros, type Matrix} from './numeric/matrix.ts';

/** A partition of rows into clusters 0 to k − 1. */
export interface Clustering {
  readonly labels: Int32Array;
  /** k × d, the mean of each cluster's rows. */
  readonly centroids: Matrix;
  /** Sum of squared distances of the rows to their centroids. */
  readonly inertia: number;
}

export interface ClusterOptions {
  readonly k: number;
  readonly seed: number;
  /** Runs from other starting points, of which the one with the least inertia is kept. */
  readonly restarts: number;
}

/** The mean of the rows of each cluster, and the squared distances that are left. */
export function summarize(rows: Matrix, labels: Int32Array, k: number): Clustering {
  const centroids = zeros(k, rows.columns);
  const sizes = new Int32Array(k);
  labels.forEach((label, row) => {
    sizes[label] = (sizes[label] ?? 0) + 1;
    const centroid = rowOf(centroids, label);
    rowOf(rows, row).forEach((value, index) => (centroid[index] = (centroid[index] ?? 0) + value));
  });
  sizes.forEach((size, label) => {
    const centroid = rowOf(centroids, label);
    if (size > 0) centroid.forEach((value, index) => (centroid[index] = value / size));
  });
  let inertia = 0;
  labels.forEach(
    (label, row) => (inertia += squaredDistance(rowOf(rows, row), rowOf(centroids, label)))
  );
  return {labels, centroids, inertia};
}

function squaredDistance(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) {
    sum += ((left[index] ?? 0) - (right[index] ?? 0)) ** 2;
  }
  return sum;
}

/** Close seeds give close random streams in ml-kmeans; a large odd stride keeps the runs apart. */
const SEED_STRIDE = 7919;

/**
 * k-means on rows of unit length (which orders by cosine similarity), by ml-kmeans with the
 * k-means++ start (Arthur and Vassilvitskii 2007), best of several runs.
 *
 * @throws RangeError when k is less than 1 or more than the number of rows
 */
export function clusterRows(rows: Matrix, {k, seed, restarts}: ClusterOptions): Clustering {
  if (k < 1 || k > rows.rows) {
    throw new RangeError(
      `k is ${k}, expected a number of clusters from 1 to ${rows.rows} (the rows)`
    );
  }
  const points = Array.from({length: rows.rows}, (_, row) => [...rowOf(rows, row)]);
  const runs = Array.from({length: restarts}, (_, run) => {
    const options = {seed: seed * SEED_STRIDE + run + 1, initialization: 'kmeans++' as const};
    return summarize(rows, Int32Array.from(kmeans(points, k, options).clusters), k);
  });
  return runs.reduce((best, run) => (run.inertia < best.inertia ? run : best));
}

/** Cosine similarity of each row to its cluster's centroid, −1 to 1. */
export function similarities(rows: Matrix, {labels, centroids}: Clustering): Float64Array {
  const directions = normalizeRows({...centroids, values: centroids.values.slice()});
  return Float64Array.from(labels, (label, row) => dot(rowOf(rows, row), rowOf(directions, label)));
}

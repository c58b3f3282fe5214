import {kmeans as mlKmeans} from 'ml-kmeans';
import type {RowKernels} from './numeric/kernels.ts';
import {rowOf, squaredDistance, zeros, type Matrix} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';
import {seededRandom, type Random} from './random.ts';

/** A partition of rows into clusters 0 to k − 1. */
export interface Clustering {
  readonly labels: Int32Array;
  /** k × d, the mean of each cluster's rows. */
  readonly centroids: Matrix;
  /** Sum of squared distances of the rows to their centroids. */
  readonly inertia: number;
}

/** What runs k-means: our kernels, or ml-kmeans as the reference. */
export type ClusterEngine = 'kernels' | 'ml-kmeans';

export interface ClusterOptions {
  readonly k: number;
  readonly seed: number;
  /** Runs from other starting points, of which the one with the least inertia is kept. */
  readonly restarts: number;
  readonly engine?: ClusterEngine;
}

const MOST_ITERATIONS = 100;

/** Rows that are clustered many times: they are copied into the kernels' memory once. */
export class ClusterRows {
  readonly rows: Matrix;
  readonly #kernels: RowKernels;

  constructor(rows: Matrix) {
    this.rows = rows;
    this.#kernels = wasmKernels.over(rows);
  }

  /** One run of k-means (Lloyd 1982) from a k-means++ start. */
  run(k: number, random: Random): Clustering {
    let centroids = this.#start(k, random);
    let {labels, best} = this.#kernels.assign(centroids);
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      centroids = this.#means(labels, {k, best});
      const next = this.#kernels.assign(centroids);
      const settled = next.labels.every((label, row) => label === labels[row]);
      ({labels, best} = next);
      if (settled) break;
    }
    return this.summarize(labels, k);
  }

  /** The means of a partition, and the squared distances that are left. */
  summarize(labels: Int32Array, k: number): Clustering {
    const centroids = this.#means(labels, {k, best: new Float32Array(labels.length)});
    let inertia = 0;
    labels.forEach((label, row) => {
      inertia += squaredDistance(rowOf(this.rows, row), rowOf(centroids, label));
    });
    return {labels, centroids, inertia};
  }

  /** k rows to start from, each drawn by its squared distance to those before (Arthur and Vassilvitskii 2007). */
  #start(k: number, random: Random): Matrix {
    const {rows, columns} = this.rows;
    const centroids = zeros(k, columns);
    const distances = new Float32Array(rows).fill(Infinity);
    let row = Math.floor(random() * rows);
    for (let cluster = 0; cluster < k; cluster++) {
      centroids.values.set(rowOf(this.rows, row), cluster * columns);
      this.#kernels.lowerDistances(distances, row);
      row = draw(distances, random);
    }
    return centroids;
  }

  /** The mean of each cluster; an empty one takes the row that fits its own cluster worst. */
  #means(labels: Int32Array, {k, best}: {k: number; best: Float32Array}): Matrix {
    const {sums, counts} = this.#kernels.sumByLabel(labels, k);
    const {columns} = this.rows;
    const means = zeros(k, columns);
    const taken = new Set<number>();
    counts.forEach((count, label) => {
      const target = rowOf(means, label);
      if (count > 0) {
        target.forEach(
          (_, index) => (target[index] = (sums[label * columns + index] ?? 0) / count)
        );
      } else target.set(rowOf(this.rows, worstRow(best, taken)));
    });
    return means;
  }
}

/** The row with the least value that was not taken, the first of equal ones. */
function worstRow(best: Float32Array, taken: Set<number>): number {
  let worst = -1;
  best.forEach((value, row) => {
    if (!taken.has(row) && (worst < 0 || value < (best[worst] ?? 0))) worst = row;
  });
  taken.add(worst);
  return Math.max(0, worst);
}

/** Draws an index with a probability proportional to its weight. */
function draw(weights: Float32Array, random: Random): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (rest -= weight) < 0);
  return index >= 0 ? index : Math.floor(random() * weights.length);
}

/** Close seeds must not give overlapping runs; a large odd stride keeps them apart. */
const SEED_STRIDE = 7919;

function runReference(space: ClusterRows, k: number, seed: number): Clustering {
  const {rows} = space;
  const points = Array.from({length: rows.rows}, (_, row) => [...rowOf(rows, row)]);
  const {clusters} = mlKmeans(points, k, {seed, initialization: 'kmeans++'});
  return space.summarize(Int32Array.from(clusters), k);
}

/**
 * k-means on rows, best of several runs; on rows of unit length it orders by cosine similarity.
 *
 * @throws RangeError when k is less than 1 or more than the number of rows
 */
export function clusterRows(
  rows: Matrix | ClusterRows,
  {k, seed, restarts, engine = 'kernels'}: ClusterOptions
): Clustering {
  const space = rows instanceof ClusterRows ? rows : new ClusterRows(rows);
  if (k < 1 || k > space.rows.rows) {
    throw new RangeError(
      `k is ${k}, expected a number of clusters from 1 to ${space.rows.rows} (the rows)`
    );
  }
  const runs = Array.from({length: restarts}, (_, run) => {
    const runSeed = seed * SEED_STRIDE + run + 1;
    return engine === 'kernels'
      ? space.run(k, seededRandom(runSeed))
      : runReference(space, k, runSeed);
  });
  return runs.reduce((best, run) => (run.inertia < best.inertia ? run : best));
}

import type {ClusterEngine} from '../model.ts';
import type {RowKernels} from './numeric/kernels.ts';
import {dot, rowOf, someRows, squaredDistance, transposed, type Matrix} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';
import {seededRandom, type Random} from './random.ts';
import {referenceKmeans} from './reference-kmeans.ts';

/** A partition of rows into clusters 0 to k − 1. */
export interface Clustering {
  readonly labels: Int32Array;
  /** k × d, the mean of each cluster's rows. */
  readonly centroids: Matrix;
  /** Sum of squared distances of the rows to their centroids. */
  readonly inertia: number;
}

/** When a run of k-means stops. */
export interface Limits {
  /** At most so many iterations. */
  readonly iterations: number;
  /** Settled when no more than this share of the rows changes its cluster. */
  readonly settled: number;
}

export interface ClusterOptions {
  readonly k: number;
  readonly seed: number;
  /** Runs from other starting points, of which the one with the least inertia is kept. */
  readonly restarts: number;
  readonly engine?: ClusterEngine;
  /** When a run of the kernels stops; by default only when nothing changes. */
  readonly limits?: Limits;
}

const TO_THE_END: Limits = {iterations: 100, settled: 0};

/** The means of a partition, those of empty clusters at the origin, and the squared distances that are left. */
export function summarize(rows: Matrix, labels: Int32Array, k: number): Clustering {
  const {columns} = rows;
  const sums = new Float64Array(k * columns);
  const counts = new Int32Array(k);
  labels.forEach((label, row) => {
    counts[label] = (counts[label] ?? 0) + 1;
    rowOf(rows, row).forEach((value, index) => {
      const at = label * columns + index;
      sums[at] = (sums[at] ?? 0) + value;
    });
  });
  const values = Float32Array.from(
    sums,
    (sum, at) => sum / Math.max(1, counts[Math.floor(at / columns)] ?? 0)
  );
  const centroids = {rows: k, columns, values};
  let inertia = 0;
  labels.forEach((label, row) => {
    inertia += squaredDistance(rowOf(rows, row), rowOf(centroids, label));
  });
  return {labels, centroids, inertia};
}

/** Rows that are clustered many times: they are copied into the kernels' memory once. */
export class ClusterRows {
  readonly rows: Matrix;
  readonly #kernels: RowKernels;

  constructor(rows: Matrix) {
    this.rows = rows;
    this.#kernels = wasmKernels.over(rows);
  }

  /** One run of k-means (Lloyd 1982) from a k-means++ start. */
  run(k: number, random: Random, limits: Limits = TO_THE_END): Int32Array {
    this.#start(k, random);
    return this.#settle(limits);
  }

  /** A run from given rows, one for each cluster. */
  runFrom(starts: readonly number[], limits: Limits = TO_THE_END): Int32Array {
    this.#kernels.begin(starts.length);
    starts.forEach((row, cluster) => this.#kernels.seed(cluster, row));
    return this.#settle(limits);
  }

  #settle({iterations, settled}: Limits): Int32Array {
    const kernels = this.#kernels;
    let changed = kernels.assign();
    for (let iteration = 0; iteration < iterations; iteration++) {
      if (changed <= settled * this.rows.rows) break;
      kernels.update();
      changed = kernels.assign();
    }
    return kernels.labels();
  }

  /** How well the last run fits: the more, the nearer the rows lie to their centroids. */
  fit(): number {
    return this.#kernels.fit();
  }

  /** k rows to start from, each drawn by its squared distance to those before (Arthur and Vassilvitskii 2007). */
  #start(k: number, random: Random): void {
    const {rows} = this.rows;
    this.#kernels.begin(k);
    let row = Math.floor(random() * rows);
    for (let cluster = 0; cluster < k; cluster++) {
      const total = this.#kernels.seed(cluster, row);
      const next = this.#kernels.reach(random() * total);
      // All rows lie on centroids already.
      row = next >= 0 ? next : Math.floor(random() * rows);
    }
  }
}

/** Close seeds must not give overlapping runs; a large odd stride keeps them apart. */
const SEED_STRIDE = 7919;

/** One run, and how well it fits: the more, the nearer the rows lie to their centroids. */
function runOnce(
  space: ClusterRows,
  {k, engine = 'wasm', limits}: ClusterOptions,
  seed: number
): {labels: Int32Array; fit: () => number} {
  if (engine === 'wasm') {
    const labels = space.run(k, seededRandom(seed), limits);
    return {labels, fit: () => space.fit()};
  }
  const labels = referenceKmeans(space.rows, k, {seed});
  return {labels, fit: () => -summarize(space.rows, labels, k).inertia};
}

/**
 * The labels of k-means on rows, best of several runs; on rows of unit length it orders by cosine
 * similarity.
 *
 * @throws RangeError when k is less than 1 or more than the number of rows
 */
export function bestRun(space: ClusterRows, options: ClusterOptions): Int32Array {
  const {k, seed, restarts} = options;
  if (k < 1 || k > space.rows.rows) {
    throw new RangeError(
      `k is ${k}, expected a number of clusters from 1 to ${space.rows.rows} (the rows)`
    );
  }
  const run = (restart: number) => runOnce(space, options, seed * SEED_STRIDE + restart + 1);
  const first = run(0);
  let best = {labels: first.labels, fit: restarts > 1 ? first.fit() : 0};
  for (let restart = 1; restart < restarts; restart++) {
    const {labels, fit} = run(restart);
    const reached = fit();
    if (reached > best.fit) best = {labels, fit: reached};
  }
  return best.labels;
}

/** The labels of k-means from given rows, one for each cluster. */
export const nearestToRows = (
  space: ClusterRows,
  starts: readonly number[],
  engine: ClusterEngine
): Int32Array =>
  engine === 'wasm'
    ? space.runFrom(starts)
    : referenceKmeans(space.rows, starts.length, {rows: starts});

/** Rows of which the products with all centroids are held at a time. */
const CHUNK = 10_000;

/** The cluster with the most of x·c − |c|² / 2, the first of equal ones, by the products x·c and the halves. */
function nearest(products: Float32Array, halves: Float64Array): number {
  let [cluster, most] = [0, -Infinity];
  for (let other = 0; other < halves.length; other++) {
    const nearness = Math.fround((products[other] ?? 0) - (halves[other] ?? 0));
    if (nearness > most) [cluster, most] = [other, nearness];
  }
  return cluster;
}

/** The nearest centroid of each row, of equally near ones the first. */
export function nearestCentroids(rows: Matrix, centroids: Matrix): Int32Array {
  const turned = transposed(centroids);
  const halves = Float64Array.from({length: centroids.rows}, (_, cluster) => {
    const values = rowOf(centroids, cluster);
    return dot(values, values) / 2;
  });
  const labels = new Int32Array(rows.rows);
  for (let from = 0; from < rows.rows; from += CHUNK) {
    const products = wasmKernels.rotate(someRows(rows, from, from + CHUNK), turned);
    for (let row = 0; row < products.rows; row++) {
      labels[from + row] = nearest(rowOf(products, row), halves);
    }
  }
  return labels;
}

/** k-means on rows, best of several runs, with its means. */
export function clusterRows(rows: Matrix | ClusterRows, options: ClusterOptions): Clustering {
  const space = rows instanceof ClusterRows ? rows : new ClusterRows(rows);
  return summarize(space.rows, bestRun(space, options), options.k);
}

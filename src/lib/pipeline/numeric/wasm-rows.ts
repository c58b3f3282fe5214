import type {RowKernels} from './kernels.ts';
import {dot, rowOf, zeros, type Matrix} from './matrix.ts';
import {BLOCK, DOUBLE, FLOAT, padded, VECTOR, Workspace} from './workspace.ts';

/** Where the centroids of a number of clusters lie. */
interface Centroids {
  readonly k: number;
  /** k, padded. */
  readonly columns: number;
  readonly turned: number;
  readonly biases: number;
  readonly drifts: number;
  readonly sums: number;
  readonly counts: number;
}

/** The length of the longest row. */
export function longestRow(rows: Matrix): number {
  let most = 0;
  for (let row = 0; row < rows.rows; row++) {
    const values = rowOf(rows, row);
    most = Math.max(most, dot(values, values));
  }
  return Math.sqrt(most);
}

/** Rows that stay in a workspace while k-means goes over them again and again. */
export class WasmRows implements RowKernels {
  readonly #workspace = new Workspace();
  readonly #rows: number;
  readonly #columns: number;
  readonly #width: number;
  readonly #longest: number;
  readonly #at: number;
  /** One number for each row. */
  readonly #labels: number;
  readonly #best: number;
  readonly #margins: number;
  readonly #list: number;
  /** Room for a row. */
  readonly #mean: number;
  readonly #known = new Map<number, Centroids>();
  #current: Centroids;

  constructor(matrix: Matrix) {
    const workspace = this.#workspace;
    this.#rows = matrix.rows;
    this.#columns = matrix.columns;
    this.#width = padded(matrix.columns, VECTOR);
    this.#longest = longestRow(matrix);
    this.#at = workspace.putMatrix(matrix, this.#width);
    const forRows = () => workspace.reserve(matrix.rows * FLOAT);
    [this.#labels, this.#best, this.#margins, this.#list] = [
      forRows(),
      forRows(),
      forRows(),
      forRows()
    ];
    this.#mean = workspace.reserve(this.#width * FLOAT);
    this.#current = this.#reserve(0);
  }

  begin(k: number): void {
    const workspace = this.#workspace;
    const current = this.#known.get(k) ?? this.#reserve(k);
    this.#known.set(k, current);
    this.#current = current;
    workspace.floats(this.#best, this.#rows).fill(Infinity);
    workspace.integers(this.#labels, this.#rows).fill(-1);
    workspace.floats(current.turned, current.columns * this.#width).fill(0);
    // Columns that only pad, or are not set yet, must never win.
    workspace.floats(current.biases, current.columns).fill(-Infinity);
    workspace.doubles(current.sums, k * this.#width).fill(0);
    workspace.integers(current.counts, k).fill(0);
  }

  seed(cluster: number, row: number): number {
    const {turned, columns, biases} = this.#current;
    const point = this.#at + row * this.#width * FLOAT;
    const centroid = [turned, columns, biases, cluster, this.#longest];
    this.#workspace.run('setCentroid', point, this.#width, ...centroid);
    return this.#overRows('lowerDistances', point, this.#best);
  }

  reach(amount: number): number {
    return this.#workspace.run('reach', this.#best, this.#rows, amount);
  }

  assign(): number {
    const {turned, columns, biases, drifts, sums, counts} = this.#current;
    const centroids = [turned, columns, biases];
    const perRow = [this.#labels, this.#best, this.#margins];
    return this.#overRows('assign', ...[...centroids, ...perRow, drifts, sums, counts, this.#list]);
  }

  update(): void {
    const {k, turned, columns, biases, drifts, sums, counts} = this.#current;
    const centroids = [k, turned, columns, biases, drifts, sums, counts];
    this.#overRows('update', this.#best, ...centroids, this.#mean, this.#longest);
  }

  fit(): number {
    const {turned, columns, biases} = this.#current;
    return this.#overRows('fit', turned, columns, biases, this.#labels);
  }

  labels(): Int32Array {
    return this.#workspace.integers(this.#labels, this.#rows).slice();
  }

  centroids(): Matrix {
    const {k, columns, turned} = this.#current;
    const centroids = zeros(k, this.#columns);
    const source = this.#workspace.floats(turned, columns * this.#width);
    for (let label = 0; label < k; label++) {
      for (let index = 0; index < this.#columns; index++) {
        centroids.values[label * this.#columns + index] = source[index * columns + label]!;
      }
    }
    return centroids;
  }

  #reserve(k: number): Centroids {
    const columns = padded(k, BLOCK);
    return {
      k,
      columns,
      turned: this.#workspace.reserve(columns * this.#width * FLOAT),
      biases: this.#workspace.reserve(columns * FLOAT),
      drifts: this.#workspace.reserve(columns * FLOAT),
      sums: this.#workspace.reserve(k * this.#width * DOUBLE),
      counts: this.#workspace.reserve(k * FLOAT)
    };
  }

  #overRows(
    name: 'assign' | 'fit' | 'lowerDistances' | 'update',
    ...values: readonly number[]
  ): number {
    return this.#workspace.run(name, this.#at, this.#rows, this.#width, ...values);
  }
}

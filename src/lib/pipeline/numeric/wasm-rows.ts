import type {RowKernels} from './kernels.ts';
import {zeros, type Matrix} from './matrix.ts';
import {BLOCK, DOUBLE, FLOAT, padded, VECTOR, Workspace} from './workspace.ts';

/** Where the centroids of a number of clusters lie. */
interface Places {
  readonly k: number;
  /** k, padded. */
  readonly columns: number;
  readonly turned: number;
  readonly biases: number;
  readonly sums: number;
  readonly counts: number;
}

/** Rows that stay in a workspace while k-means goes over them again and again. */
export class WasmRows implements RowKernels {
  readonly #workspace = new Workspace();
  readonly #rows: number;
  readonly #columns: number;
  readonly #width: number;
  readonly #at: number;
  readonly #labels: number;
  readonly #best: number;
  readonly #places = new Map<number, Places>();
  #current: Places = {k: 0, columns: 0, turned: 0, biases: 0, sums: 0, counts: 0};

  constructor(matrix: Matrix) {
    this.#rows = matrix.rows;
    this.#columns = matrix.columns;
    this.#width = padded(matrix.columns, VECTOR);
    this.#at = this.#workspace.putMatrix(matrix, this.#width);
    this.#labels = this.#workspace.reserve(matrix.rows * FLOAT);
    this.#best = this.#workspace.reserve(matrix.rows * FLOAT);
  }

  begin(k: number): void {
    const places = this.#places.get(k) ?? this.#reserve(k);
    this.#places.set(k, places);
    this.#current = places;
    this.#workspace.floats(this.#best, this.#rows).fill(Infinity);
    this.#workspace.integers(this.#labels, this.#rows).fill(-1);
    this.#workspace.floats(places.turned, places.columns * this.#width).fill(0);
    // Columns that only pad, or are not set yet, must never win.
    this.#workspace.floats(places.biases, places.columns).fill(-Infinity);
  }

  seed(cluster: number, row: number): number {
    const {turned, columns, biases} = this.#current;
    const point = this.#at + row * this.#width * FLOAT;
    this.#workspace.run('setCentroid', point, this.#width, turned, columns, biases, cluster);
    return this.#overRows('lowerDistances', point, this.#best);
  }

  reach(amount: number): number {
    return this.#workspace.run('reach', this.#best, this.#rows, amount);
  }

  assign(): number {
    const {turned, columns, biases} = this.#current;
    return this.#overRows('assign', turned, columns, biases, this.#labels, this.#best);
  }

  update(): void {
    const {k, turned, columns, biases, sums, counts} = this.#current;
    this.#overRows(
      'update',
      this.#labels,
      this.#best,
      ...[k, turned, columns, biases, sums, counts]
    );
  }

  fit(): number {
    return this.#workspace.run('sum', this.#best, this.#rows);
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

  #reserve(k: number): Places {
    const columns = padded(k, BLOCK);
    return {
      k,
      columns,
      turned: this.#workspace.reserve(columns * this.#width * FLOAT),
      biases: this.#workspace.reserve(columns * FLOAT),
      sums: this.#workspace.reserve(k * this.#width * DOUBLE),
      counts: this.#workspace.reserve(k * FLOAT)
    };
  }

  #overRows(name: 'assign' | 'update' | 'lowerDistances', ...values: readonly number[]): number {
    return this.#workspace.run(name, this.#at, this.#rows, this.#width, ...values);
  }
}

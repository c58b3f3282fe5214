import {
  assignmentBiases,
  type Assigned,
  type Kernels,
  type LabelSums,
  type RowKernels
} from './kernels.ts';
import type {Matrix, SparseMatrix} from './matrix.ts';
import {BLOCK, DOUBLE, FLOAT, padded, VECTOR, Workspace} from './workspace.ts';

/** Rows whose products with all centroids are kept at a time, to stay in the cache. */
const CHUNK = 256;

function multiplySparse(
  sparse: SparseMatrix,
  dense: Matrix,
  {transposed}: {transposed: boolean}
): Matrix {
  const workspace = new Workspace();
  const width = padded(dense.columns, VECTOR);
  const rows = transposed ? sparse.columns : sparse.rows;
  const places = [
    workspace.putIntegers(sparse.starts),
    workspace.putIntegers(sparse.indices),
    workspace.putFloats(sparse.values)
  ];
  const right = workspace.putMatrix(dense, width);
  const out = workspace.reserve(rows * width * FLOAT);
  workspace.run('sparseProduct', ...places, sparse.rows, right, width, out, Number(transposed));
  return workspace.takeMatrix(out, {rows, columns: dense.columns, width});
}

function rotate(rows: Matrix, matrix: Matrix): Matrix {
  const workspace = new Workspace();
  const inner = padded(rows.columns, VECTOR);
  const width = padded(matrix.columns, BLOCK);
  const left = workspace.putMatrix(rows, inner);
  const right = workspace.reserve(inner * width * FLOAT);
  for (let row = 0; row < matrix.rows; row++) {
    const values = matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
    workspace.floats(right + row * width * FLOAT, width).set(values);
  }
  const out = workspace.reserve(rows.rows * width * FLOAT);
  workspace.run('rotate', left, rows.rows, inner, right, width, out);
  return workspace.takeMatrix(out, {rows: rows.rows, columns: matrix.columns, width});
}

function gram(rows: Matrix): Float64Array {
  const workspace = new Workspace();
  const width = padded(rows.columns, VECTOR);
  const at = workspace.putMatrix(rows, width);
  const out = workspace.reserve(width * width * DOUBLE);
  workspace.run('gram', at, rows.rows, width, out);
  const products = workspace.doubles(out, width * width);
  const {columns} = rows;
  return Float64Array.from(
    {length: columns * columns},
    (_, index) => products[Math.floor(index / columns) * width + (index % columns)]!
  );
}

/** Rows that stay in a workspace while k-means goes over them again and again. */
class WorkspaceRows implements RowKernels {
  readonly #workspace = new Workspace();
  readonly #matrix: Matrix;
  readonly #width: number;
  readonly #rows: number;
  readonly #labels: number;
  readonly #best: number;
  readonly #free: number;

  constructor(matrix: Matrix) {
    this.#matrix = matrix;
    this.#width = padded(matrix.columns, VECTOR);
    this.#rows = this.#workspace.putMatrix(matrix, this.#width);
    this.#labels = this.#workspace.reserve(matrix.rows * FLOAT);
    this.#best = this.#workspace.reserve(matrix.rows * FLOAT);
    // One place that every call may use as it likes: centroids, products, sums, distances.
    this.#free = this.#workspace.reserve(0);
  }

  /** The free place, cleared and large enough. */
  #scratch(bytes: number): number {
    const missing = this.#free + bytes - this.#workspace.reserve(0);
    if (missing > 0) this.#workspace.reserve(missing);
    this.#workspace.floats(this.#free, Math.ceil(bytes / FLOAT)).fill(0);
    return this.#free;
  }

  assign(centroids: Matrix): Assigned {
    const {rows} = this.#matrix;
    const width = padded(centroids.rows, BLOCK);
    const centroidBytes = this.#width * width * FLOAT;
    const at = this.#scratch(centroidBytes + width * FLOAT + CHUNK * width * FLOAT);
    const biases = at + centroidBytes;
    const products = biases + width * FLOAT;
    const turned = this.#workspace.floats(at, this.#width * width);
    centroids.values.forEach((value, index) => {
      const row = Math.floor(index / centroids.columns);
      turned[(index % centroids.columns) * width + row] = value;
    });
    // Columns that only pad must never win.
    this.#workspace.floats(biases, width).fill(-Infinity).set(assignmentBiases(centroids));
    for (let start = 0; start < rows; start += CHUNK) {
      const count = Math.min(CHUNK, rows - start);
      const from = this.#rows + start * this.#width * FLOAT;
      const place = start * FLOAT;
      this.#workspace.run('rotate', from, count, this.#width, at, width, products);
      this.#workspace.run(
        'argmax',
        products,
        count,
        width,
        biases,
        this.#labels + place,
        this.#best + place
      );
    }
    return {
      labels: this.#workspace.integers(this.#labels, rows).slice(),
      best: this.#workspace.floats(this.#best, rows).slice()
    };
  }

  sumByLabel(labels: Int32Array, k: number): LabelSums {
    const {rows, columns} = this.#matrix;
    const sumBytes = k * this.#width * DOUBLE;
    const at = this.#scratch(sumBytes + k * FLOAT);
    this.#workspace.integers(this.#labels, rows).set(labels);
    this.#workspace.run(
      'sumByLabel',
      this.#rows,
      rows,
      this.#width,
      this.#labels,
      at,
      at + sumBytes
    );
    const sums = new Float64Array(k * columns);
    const source = this.#workspace.doubles(at, k * this.#width);
    for (let label = 0; label < k; label++) {
      const from = label * this.#width;
      sums.set(source.subarray(from, from + columns), label * columns);
    }
    return {sums, counts: this.#workspace.integers(at + sumBytes, k).slice()};
  }

  lowerDistances(distances: Float32Array, row: number): void {
    const {rows} = this.#matrix;
    this.#workspace.floats(this.#best, rows).set(distances);
    const point = this.#rows + row * this.#width * FLOAT;
    this.#workspace.run('lowerDistances', this.#rows, rows, this.#width, point, this.#best);
    distances.set(this.#workspace.floats(this.#best, rows));
  }
}

/** The kernels in WebAssembly with SIMD, the same bits on every machine. */
export const wasmKernels: Kernels = {
  sparseTimesDense: (sparse, dense) => multiplySparse(sparse, dense, {transposed: false}),
  transposedTimesDense: (sparse, dense) => multiplySparse(sparse, dense, {transposed: true}),
  rotate,
  gram,
  over: (rows) => new WorkspaceRows(rows)
};

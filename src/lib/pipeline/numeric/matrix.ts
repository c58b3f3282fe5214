/** A dense matrix of float32, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows × columns` numbers. */
  readonly values: Float32Array;
}

/** A sparse matrix by compressed rows: row r holds the entries from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows + 1` positions. */
  readonly starts: Int32Array;
  /** Column of each entry, rising within a row. */
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** A dense matrix of zeros. */
export const zeros = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: new Float32Array(rows * columns)
});

/** One row of a dense matrix, as a view of it. */
export const rowOf = ({columns, values}: Matrix, row: number): Float32Array =>
  values.subarray(row * columns, (row + 1) * columns);

/** The rows from one to before another, as a view of them. */
export function someRows({rows, columns, values}: Matrix, from: number, to: number): Matrix {
  const end = Math.min(to, rows);
  return {rows: end - from, columns, values: values.subarray(from * columns, end * columns)};
}

/** The given rows, in their order, as a matrix of its own. */
export function takeRows(matrix: Matrix, rows: readonly number[]): Matrix {
  const taken = zeros(rows.length, matrix.columns);
  rows.forEach((row, index) => taken.values.set(rowOf(matrix, row), index * matrix.columns));
  return taken;
}

/** The given rows of a sparse matrix, in their order, as a matrix of its own. */
export function takeSparseRows(matrix: SparseMatrix, rows: readonly number[]): SparseMatrix {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    const length = (matrix.starts[row + 1] ?? 0) - (matrix.starts[row] ?? 0);
    starts[index + 1] = (starts[index] ?? 0) + length;
  });
  const size = starts.at(-1) ?? 0;
  const [indices, values] = [new Int32Array(size), new Float32Array(size)];
  rows.forEach((row, index) => {
    const [from, to] = [matrix.starts[row], matrix.starts[row + 1]];
    indices.set(matrix.indices.subarray(from, to), starts[index]);
    values.set(matrix.values.subarray(from, to), starts[index]);
  });
  return {rows: rows.length, columns: matrix.columns, starts, indices, values};
}

/** The first columns of a matrix, as a matrix of its own. */
export function firstColumns(matrix: Matrix, columns: number): Matrix {
  const part = zeros(matrix.rows, columns);
  for (let row = 0; row < matrix.rows; row++) {
    part.values.set(rowOf(matrix, row).subarray(0, columns), row * columns);
  }
  return part;
}

/** Scalar product of two rows of equal length, summed in float64. */
export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!;
  return sum;
}

/** Squared Euclidean distance of two rows of equal length, summed in float64. */
export function squaredDistance(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index]! - right[index]!) ** 2;
  return sum;
}

/** Scales each row to length 1 in place; a row of zeros stays as it is. */
export function normalizeRows(matrix: Matrix): Matrix {
  for (let row = 0; row < matrix.rows; row++) {
    const values = rowOf(matrix, row);
    const length = Math.sqrt(dot(values, values));
    if (length > 0) for (let index = 0; index < values.length; index++) values[index]! /= length;
  }
  return matrix;
}

/** Columns as rows. */
export function transposed({rows, columns, values}: Matrix): Matrix {
  const turned = zeros(columns, rows);
  values.forEach((value, index) => {
    turned.values[(index % columns) * rows + Math.floor(index / columns)] = value;
  });
  return turned;
}

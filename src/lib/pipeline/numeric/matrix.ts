/** A dense matrix, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows × columns` numbers. */
  readonly values: Float64Array;
}

/** A sparse matrix by compressed rows: row r holds the entries from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows + 1` positions. */
  readonly starts: Int32Array;
  /** Column of each entry, rising within a row. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** A dense matrix of zeros. */
export const zeros = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: new Float64Array(rows * columns)
});

/** One row of a dense matrix, as a view of it. */
export const rowOf = ({columns, values}: Matrix, row: number): Float64Array =>
  values.subarray(row * columns, (row + 1) * columns);

/** Sparse (n × m) times dense (m × d), n × d. */
export function multiply(sparse: SparseMatrix, dense: Matrix): Matrix {
  const product = zeros(sparse.rows, dense.columns);
  const width = dense.columns;
  for (let row = 0; row < sparse.rows; row++) {
    for (let entry = sparse.starts[row]!; entry < sparse.starts[row + 1]!; entry++) {
      addScaled(product.values, row * width, {
        source: dense.values,
        from: sparse.indices[entry]! * width,
        width,
        scale: sparse.values[entry]!
      });
    }
  }
  return product;
}

/** Transposed sparse (m × n) times dense (n × d), m × d, without building the transpose. */
export function multiplyTransposed(sparse: SparseMatrix, dense: Matrix): Matrix {
  const product = zeros(sparse.columns, dense.columns);
  const width = dense.columns;
  for (let row = 0; row < sparse.rows; row++) {
    for (let entry = sparse.starts[row]!; entry < sparse.starts[row + 1]!; entry++) {
      addScaled(product.values, sparse.indices[entry]! * width, {
        source: dense.values,
        from: row * width,
        width,
        scale: sparse.values[entry]!
      });
    }
  }
  return product;
}

interface Scaled {
  readonly source: Float64Array;
  readonly from: number;
  readonly width: number;
  readonly scale: number;
}

function addScaled(target: Float64Array, at: number, {source, from, width, scale}: Scaled): void {
  for (let column = 0; column < width; column++) {
    target[at + column]! += scale * source[from + column]!;
  }
}

/** Dense (n × d) times dense (d × e), n × e. */
export function multiplyDense(left: Matrix, right: Matrix): Matrix {
  const product = zeros(left.rows, right.columns);
  const width = right.columns;
  for (let row = 0; row < left.rows; row++) {
    for (let inner = 0; inner < left.columns; inner++) {
      addScaled(product.values, row * width, {
        source: right.values,
        from: inner * width,
        width,
        scale: left.values[row * left.columns + inner]!
      });
    }
  }
  return product;
}

/** Products of every pair of columns, d × d: the transpose of the matrix times itself. */
export function gram(matrix: Matrix): Matrix {
  const product = zeros(matrix.columns, matrix.columns);
  const width = matrix.columns;
  for (let row = 0; row < matrix.rows; row++) {
    const from = row * width;
    for (let column = 0; column < width; column++) {
      const scale = matrix.values[from + column]!;
      addScaled(product.values, column * width, {source: matrix.values, from, width, scale});
    }
  }
  return product;
}

/** Scalar product of two rows of equal length. */
export function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!;
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

import type {SparseKernels} from './kernels.ts';
import {rowOf, zeros, type Matrix, type SparseMatrix} from './matrix.ts';

const {fround} = Math;

/** Adds a scaled row to another, each step rounded to float32. */
export function addScaled(target: Float32Array, source: Float32Array, scale: number): void {
  for (let index = 0; index < target.length; index++) {
    target[index] = fround(target[index]! + fround(scale * source[index]!));
  }
}

/** Products by the definition. */
export const plainSparse = (matrix: SparseMatrix): SparseKernels => ({
  rows: matrix.rows,
  columns: matrix.columns,
  times: (dense) => {
    const product = zeros(matrix.rows, dense.columns);
    visitEntries(matrix, (row, column, value) => {
      addScaled(rowOf(product, row), rowOf(dense, column), value);
    });
    return product;
  },
  transposedTimes: (dense) => {
    const product = zeros(matrix.columns, dense.columns);
    visitEntries(matrix, (row, column, value) => {
      addScaled(rowOf(product, column), rowOf(dense, row), value);
    });
    return product;
  }
});

function visitEntries(
  {rows, starts, indices, values}: SparseMatrix,
  visit: (row: number, column: number, value: number) => void
): void {
  for (let row = 0; row < rows; row++) {
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      visit(row, indices[entry]!, values[entry]!);
    }
  }
}

/** Rows times a small matrix, by rising column. */
export function plainRotate(rows: Matrix, matrix: Matrix): Matrix {
  const product = zeros(rows.rows, matrix.columns);
  for (let row = 0; row < rows.rows; row++) {
    const target = rowOf(product, row);
    rowOf(rows, row).forEach((value, index) => {
      addScaled(target, rowOf(matrix, index), value);
    });
  }
  return product;
}

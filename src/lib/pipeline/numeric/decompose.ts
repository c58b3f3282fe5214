import {EVD, Matrix as MlMatrix} from 'ml-matrix';
import {gram, multiplyDense, zeros, type Matrix} from './matrix.ts';

/** Eigenvalues, falling, and eigenvectors, as columns, of a symmetric matrix. */
export function eigen(matrix: Matrix): {values: number[]; vectors: Matrix} {
  const size = matrix.columns;
  const rows = Array.from({length: size}, (_, row) => [
    ...matrix.values.subarray(row * size, (row + 1) * size)
  ]);
  const decomposition = new EVD(new MlMatrix(rows), {assumeSymmetric: true});
  const all = decomposition.realEigenvalues;
  const order = all.map((_, index) => index).sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0));
  const vectors = zeros(size, size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row++) {
      vectors.values[row * size + to] = decomposition.eigenvectorMatrix.get(row, from);
    }
  });
  return {values: order.map((index) => Math.max(0, all[index] ?? 0)), vectors};
}

/** Columns below this share of the largest are noise and come out as zeros. */
const RANK_TOLERANCE = 1e-12;

/** An orthonormal basis of the columns of a tall matrix, by the eigenvectors of its Gram matrix. */
export function orthonormal(matrix: Matrix): Matrix {
  const {values, vectors} = eigen(gram(matrix));
  const width = matrix.columns;
  const floor = (values[0] ?? 0) * RANK_TOLERANCE;
  values.forEach((value, column) => {
    const scale = value > floor ? 1 / Math.sqrt(value) : 0;
    for (let row = 0; row < width; row++) vectors.values[row * width + column]! *= scale;
  });
  return multiplyDense(matrix, vectors);
}

/** A sign rule, since singular vectors have none of their own: the largest entry is positive. */
export function fixSigns(matrix: Matrix): void {
  for (let column = 0; column < matrix.columns; column++) {
    let largest = 0;
    for (let at = column; at < matrix.values.length; at += matrix.columns) {
      const value = matrix.values[at] ?? 0;
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    if (largest >= 0) continue;
    for (let at = column; at < matrix.values.length; at += matrix.columns) matrix.values[at]! *= -1;
  }
}

/** The first columns of a matrix, as a matrix of its own. */
export function firstColumns(matrix: Matrix, columns: number): Matrix {
  const part = zeros(matrix.rows, columns);
  for (let row = 0; row < matrix.rows; row++) {
    const from = row * matrix.columns;
    part.values.set(matrix.values.subarray(from, from + columns), row * columns);
  }
  return part;
}

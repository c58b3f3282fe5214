import {EVD, Matrix as MlMatrix} from 'ml-matrix';
import {zeros, type Matrix} from './matrix.ts';
import {wasmKernels} from './wasm-kernels.ts';

/** Eigenvalues, falling and none below 0, and eigenvectors, as columns, of a symmetric matrix. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: Matrix;
}

/** Eigenvalues and eigenvectors of a symmetric matrix, size × size row by row. */
export function eigen(matrix: Float64Array, size: number): Eigen {
  const dense = MlMatrix.from1DArray(size, size, [...matrix]);
  const {realEigenvalues, eigenvectorMatrix} = new EVD(dense, {assumeSymmetric: true});
  const order = realEigenvalues
    .map((_, index) => index)
    .sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const vectors = zeros(size, size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row++) {
      vectors.values[row * size + to] = eigenvectorMatrix.get(row, from);
    }
  });
  return {values: order.map((index) => Math.max(0, realEigenvalues[index]!)), vectors};
}

/** Directions that hold less than this share of the largest are noise of float32 and become zeros. */
const RANK_TOLERANCE = 1e-9;

/** An orthonormal basis of the columns of a tall matrix, by the eigenvectors of its Gram matrix. */
export function orthonormal(matrix: Matrix): Matrix {
  const width = matrix.columns;
  const {values, vectors} = eigen(wasmKernels.gram(matrix), width);
  const floor = (values[0] ?? 0) * RANK_TOLERANCE;
  values.forEach((value, column) => {
    const scale = value > floor ? 1 / Math.sqrt(value) : 0;
    for (let row = 0; row < width; row++) vectors.values[row * width + column]! *= scale;
  });
  return wasmKernels.rotate(matrix, vectors);
}

/** A sign rule, since singular vectors have none of their own: the largest entry is positive. */
export function fixSigns(matrix: Matrix): void {
  for (let column = 0; column < matrix.columns; column++) {
    let largest = 0;
    for (let at = column; at < matrix.values.length; at += matrix.columns) {
      const value = matrix.values[at]!;
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    if (largest >= 0) continue;
    for (let at = column; at < matrix.values.length; at += matrix.columns) matrix.values[at]! *= -1;
  }
}

import type {Kernels, SparseKernels} from './kernels.ts';
import {zeros, type Matrix} from './matrix.ts';
import {wasmKernels} from './wasm-kernels.ts';

/** Left singular vectors times singular values, and these, falling. */
export interface LeadingDirections {
  readonly rows: Matrix;
  readonly singularValues: Float64Array;
}

/** Of what a product leaves, less than this share of its length is noise of float32. */
const NOISE = 1e-5;

const sumOfSquares = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value ** 2, 0);

const toMatrix = (values: Float64Array, columns: number): Matrix => ({
  rows: values.length / columns,
  columns,
  values: Float32Array.from(values)
});

/**
 * An orthonormal basis of a block's columns, by the eigenvectors of their products with each other.
 * Directions shorter than `floor` become zeros; null when all are.
 */
export function orthonormal(block: Matrix, floor: number, kernels = wasmKernels): Matrix | null {
  const columns = kernels.basis(block.rows, block.columns);
  columns.append(block);
  const size = block.columns;
  const {values, vectors} = kernels.eigen(columns.project(block), size, size);
  if (!((values[0] ?? 0) > floor ** 2)) return null;
  vectors.values.forEach((value, index) => {
    const square = values[index % size]!;
    vectors.values[index] = square > floor ** 2 ? value / Math.sqrt(square) : 0;
  });
  return columns.rotate(vectors);
}

/** Writes a block of columns of a symmetric matrix, and the same numbers as rows. */
function putSymmetric(
  matrix: Float64Array,
  size: number,
  {block, at, width}: {block: Float64Array; at: number; width: number}
): void {
  block.forEach((value, index) => {
    const row = Math.floor(index / width);
    const column = at + (index % width);
    matrix[row * size + column] = value;
    matrix[column * size + row] = value;
  });
}

/**
 * The leading singular directions of a sparse matrix (n × m) by block Lanczos iteration with full
 * reorthogonalisation (Golub and Underwood 1977; from random vectors: Musco and Musco 2015). The
 * basis begins with the products of the start (m × block), so that rows of zeros stay zeros, and
 * grows by a block at a time, the product of the last with the matrix and its transpose.
 */
export function leadingDirections(
  matrix: SparseKernels,
  start: Matrix,
  {wanted, blocks}: {wanted: number; blocks: number},
  kernels: Kernels = wasmKernels
): LeadingDirections {
  const width = start.columns;
  const basis = kernels.basis(matrix.rows, blocks * width);
  const products = new Float64Array((blocks * width) ** 2);
  let block = orthonormal(matrix.times(start), 0, kernels);
  for (let step = 0; step < blocks && block; step++) {
    basis.append(block);
    let image = matrix.times(matrix.transposedTimes(block));
    const inside = basis.project(image);
    putSymmetric(products, blocks * width, {block: inside, at: step * width, width});
    const length = Math.sqrt(sumOfSquares(inside) / width);
    for (const share of [inside, null]) {
      image = basis.without(image, toMatrix(share ?? basis.project(image), width));
    }
    block = orthonormal(image, NOISE * length, kernels);
  }
  const size = basis.columns;
  const kept = Math.min(wanted, size);
  const square = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const from = row * blocks * width;
    square.set(products.subarray(from, from + size), row * size);
  }
  const {values, vectors} = kernels.eigen(square, size, kept);
  const singularValues = Float64Array.from(values.subarray(0, kept), (value) =>
    Math.sqrt(Math.max(0, value))
  );
  vectors.values.forEach((value, index) => {
    vectors.values[index] = value * singularValues[index % kept]!;
  });
  return {
    rows: kept > 0 ? basis.rotate(vectors) : zeros(matrix.rows, 0),
    singularValues
  };
}

import type {LatentSpace} from '../lsa.ts';
import {rowOf, type Matrix, type SparseMatrix} from '../numeric/matrix.ts';
import {wasmKernels} from '../numeric/wasm-kernels.ts';

/** Steps on either side of 0 in which a direction is kept: a byte for each number. */
export const DIRECTION_STEPS = 127;

/** The smallest float32 with all its bits: steps below it could not be kept exactly. */
const SMALLEST = 2 ** -126;

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** A float32 of at most 16 significant bits, the next above a value that has more: 127 times it is exact. */
function roundUp(value: number): number {
  FLOAT[0] = value;
  BITS[0] = ((BITS[0] ?? 0) + 0xff) & ~0xff;
  return FLOAT[0];
}

/** The length of one step in a row: its largest number is the last step; 0 where all numbers are as good as 0. */
export function stepOf(row: Float32Array): number {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  const step = largest / DIRECTION_STEPS;
  return step < SMALLEST ? 0 : roundUp(step);
}

/** Rounds each row to its steps, in place, so that what is stored in bytes comes back the same. */
function roundToSteps(matrix: Matrix): Matrix {
  for (let index = 0; index < matrix.rows; index++) {
    const row = rowOf(matrix, index);
    const step = stepOf(row);
    for (let at = 0; at < row.length; at++) {
      row[at] = step > 0 ? Math.round((row[at] ?? 0) / step) * step + 0 : 0;
    }
  }
  return matrix;
}

/**
 * Where each term points in the latent space, terms × dimensions: the right singular vectors, so that
 * rows of weights times them are the rows of the space (folding in, Deerwester et al. 1990).
 */
export function termDirections(
  weights: SparseMatrix,
  {documents, singularValues}: Pick<LatentSpace, 'documents' | 'singularValues'>
): Matrix {
  const directions = wasmKernels.sparse(weights).transposedTimes(documents);
  const scales = Float64Array.from(singularValues, (value) => (value > 0 ? 1 / value ** 2 : 0));
  const {columns, values} = directions;
  for (let at = 0; at < values.length; at++) {
    values[at] = (values[at] ?? 0) * (scales[at % columns] ?? 0);
  }
  return roundToSteps(directions);
}

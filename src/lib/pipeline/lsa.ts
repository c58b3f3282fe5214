import {fixSigns} from './numeric/fix-signs.ts';
import type {SparseKernels} from './numeric/kernels.ts';
import {leadingDirections, type LeadingDirections} from './numeric/krylov.ts';
import {dot, zeros, type Matrix, type SparseMatrix} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';
import {normal, seededRandom} from './random.ts';

/** Papers in the latent semantic space. */
export interface LatentSpace {
  /** Papers × dimensions, the left singular vectors times the singular values. */
  readonly documents: Matrix;
  /** Falling. */
  readonly singularValues: Float64Array;
  /** Share of the sum of squares of the input that the dimensions keep, 0 to 1. */
  readonly explained: number;
}

/** Vectors that a step of the iteration adds: two registers of four. */
const BLOCK = 8;
/** So many vectors for each dimension wanted: then other starts give the same space. */
const VECTORS_PER_DIMENSION = 2.75;
/** The vectors that are made for so many dimensions. */
export const vectorsFor = (dimensions: number): number => VECTORS_PER_DIMENSION * dimensions;
/** The decomposition is no matter of chance: it begins with the same vectors whatever the user's seed. */
const START = 1;

function randomMatrix(rows: number, columns: number): Matrix {
  const random = seededRandom(START);
  const matrix = zeros(rows, columns);
  for (let index = 0; index < matrix.values.length; index++) matrix.values[index] = normal(random);
  return matrix;
}

/**
 * The leading singular directions of a matrix, from so many vectors; fewer come back when it has
 * fewer rows or columns.
 */
export function singularDirections(
  matrix: SparseKernels,
  {wanted, vectors}: {wanted: number; vectors: number}
): LeadingDirections {
  const most = Math.min(matrix.rows, matrix.columns);
  const width = Math.min(BLOCK, most);
  const blocks = Math.ceil(Math.min(vectors, most) / width);
  const start = randomMatrix(matrix.columns, width);
  return leadingDirections(matrix, start, {wanted: Math.min(wanted, most), blocks});
}

/**
 * Latent semantic analysis: the truncated singular value decomposition of TF-IDF rows (Deerwester
 * et al. 1990).
 */
export function latentSpace(rows: SparseMatrix, {dimensions}: {dimensions: number}): LatentSpace {
  const {rows: documents, singularValues} = singularDirections(wasmKernels.sparse(rows), {
    wanted: dimensions,
    vectors: vectorsFor(dimensions)
  });
  fixSigns(documents);
  const total = dot(rows.values, rows.values);
  const captured = singularValues.reduce((sum, value) => sum + value ** 2, 0);
  return {documents, singularValues, explained: total > 0 ? captured / total : 0};
}

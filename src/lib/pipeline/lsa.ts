import {fixSigns} from './numeric/fix-signs.ts';
import {leadingDirections} from './numeric/krylov.ts';
import {dot, zeros, type Matrix, type SparseMatrix} from './numeric/matrix.ts';
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

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = seededRandom(seed);
  const matrix = zeros(rows, columns);
  for (let index = 0; index < matrix.values.length; index++) matrix.values[index] = normal(random);
  return matrix;
}

/**
 * Latent semantic analysis: the truncated singular value decomposition of TF-IDF rows (Deerwester
 * et al. 1990), by block Lanczos iteration. Fewer dimensions come back when there are fewer papers
 * or terms.
 */
export function latentSpace(
  rows: SparseMatrix,
  {dimensions, seed}: {dimensions: number; seed: number}
): LatentSpace {
  const most = Math.min(rows.rows, rows.columns);
  const width = Math.min(BLOCK, most);
  const blocks = Math.ceil((VECTORS_PER_DIMENSION * Math.min(dimensions, most)) / width);
  const start = randomMatrix(rows.columns, width, seed);
  const {rows: documents, singularValues} = leadingDirections(rows, start, {
    wanted: Math.min(dimensions, most),
    blocks
  });
  fixSigns(documents);
  const total = dot(rows.values, rows.values);
  const captured = singularValues.reduce((sum, value) => sum + value ** 2, 0);
  return {documents, singularValues, explained: total > 0 ? captured / total : 0};
}

import {eigen, fixSigns, orthonormal} from './numeric/decompose.ts';
import {dot, firstColumns, zeros, type Matrix, type SparseMatrix} from './numeric/matrix.ts';
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

/** More columns than dimensions, and some rounds, until other seeds give the same space. */
const OVERSAMPLING = 30;
const ROUNDS = 15;

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = seededRandom(seed);
  const matrix = zeros(rows, columns);
  for (let index = 0; index < matrix.values.length; index++) matrix.values[index] = normal(random);
  return matrix;
}

/**
 * Latent semantic analysis: the truncated singular value decomposition of TF-IDF rows (Deerwester
 * et al. 1990) by randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithm 4.4).
 * Fewer dimensions come back when there are fewer papers or terms.
 */
export function latentSpace(
  rows: SparseMatrix,
  {dimensions, seed}: {dimensions: number; seed: number}
): LatentSpace {
  const width = Math.min(dimensions + OVERSAMPLING, rows.rows, rows.columns);
  let basis = randomMatrix(rows.rows, width, seed);
  for (let round = 0; round < ROUNDS; round++) {
    const image = wasmKernels.transposedTimesDense(rows, basis);
    basis = orthonormal(wasmKernels.sparseTimesDense(rows, image));
  }
  const image = wasmKernels.transposedTimesDense(rows, basis);
  const {values, vectors} = eigen(wasmKernels.gram(image), width);
  const kept = Math.min(dimensions, width);
  const singularValues = Float64Array.from(values.slice(0, kept), Math.sqrt);
  const directions = firstColumns(vectors, kept);
  directions.values.forEach((value, index) => {
    directions.values[index] = value * (singularValues[index % kept] ?? 0);
  });
  const documents = wasmKernels.rotate(basis, directions);
  fixSigns(documents);
  const total = dot(rows.values, rows.values);
  const captured = values.slice(0, kept).reduce((sum, value) => sum + value, 0);
  return {documents, singularValues, explained: total > 0 ? captured / total : 0};
}

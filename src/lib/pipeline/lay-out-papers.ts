import {subsample} from '../stats/resampling.ts';
import {latentSpace} from './lsa.ts';
import {dot, takeSparseRows, type Matrix, type SparseMatrix} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';
import {seededRandom} from './random.ts';
import {termDirections} from './refresh/directions.ts';
import {shared, sharedSparse} from './shared-memory.ts';
import type {Executor, Step} from './step.ts';

/** So many papers show what the dimensions are; the others only need to be put among them. */
const MOST_DECOMPOSED = 15_000;
/** Which papers these are is no matter of the user's chance. */
const DRAWING_SEED = 1;

/** Papers and terms in the latent space. */
export interface Layout {
  /** Papers × dimensions. */
  readonly documents: Matrix;
  /** Where each term points: terms × dimensions. */
  readonly directions: Matrix;
  /** Share of the sum of squares of the weights that the dimensions keep, 0 to 1. */
  readonly explained: number;
}

/**
 * Lays papers out by latent semantic analysis of their weights, papers × terms. Of more than `most` papers so many, drawn
 * at random, are decomposed, and all are folded in (Deerwester et al. 1990).
 */
export function layOutPapers(
  weights: SparseMatrix,
  {dimensions, most = MOST_DECOMPOSED}: {dimensions: number; most?: number}
): Layout {
  if (weights.rows <= most) {
    const space = latentSpace(weights, {dimensions});
    const {documents, explained} = space;
    return {documents, directions: termDirections(weights, space), explained};
  }
  const drawn = takeSparseRows(weights, subsample(weights.rows, most, seededRandom(DRAWING_SEED)));
  const directions = termDirections(drawn, latentSpace(drawn, {dimensions}));
  const documents = wasmKernels.sparse(weights).times(directions);
  const explained = dot(documents.values, documents.values) / dot(weights.values, weights.values);
  return {documents, directions, explained};
}

export const layOutStep: Step<
  {readonly weights: SparseMatrix; readonly dimensions: number},
  Layout
> = {
  name: 'lay-out',
  version: 1,
  isBrief: true,
  run: ({weights, dimensions}) => {
    const {documents, directions, explained} = layOutPapers(weights, {dimensions});
    return {documents: shared(documents), directions: shared(directions), explained};
  }
};

/** The same as a task, so that this thread can go on with what needs no latent space. */
export async function layOutApart(
  weights: SparseMatrix,
  dimensions: number,
  executor: Executor
): Promise<Layout> {
  const [layout] = await executor.map(layOutStep, [{weights: sharedSparse(weights), dimensions}]);
  if (!layout) throw new RangeError('no layout came back, expected one');
  return layout;
}

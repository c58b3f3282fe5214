import type {ClusterEngine} from '../model.ts';
import {subsample} from '../stats/resampling.ts';
import {
  ClusterRows,
  nearestCentroids,
  nearestToRows,
  summarize,
  type Clustering,
  type Limits
} from './kmeans.ts';
import {seededRandom} from './random.ts';
import {joinRows, type Beside} from './embedding-space.ts';
import {singularDirections} from './lsa.ts';
import {clusterSizes, type Ballots} from './numeric/ballots.ts';
import {normalizeRows, takeRows, type Matrix} from './numeric/matrix.ts';
import {pivotRows} from './numeric/pivot-rows.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';
import {shared} from './shared-memory.ts';
import {inlineExecutor, type Executor} from './step.ts';
import {castVotes, collectBallots, planVotes, ROUGHLY, voteStep, type VoteTask} from './votes.ts';

export interface ConsensusOptions {
  readonly k: number;
  readonly seed: number;
  readonly engine?: ClusterEngine;
  /** Rows of another origin that every run sees whole. */
  readonly beside?: Beside;
  /** Runs of k-means that vote. */
  readonly runs?: number;
  /** When such a run stops. */
  readonly limits?: Limits;
  /** Rows that are clustered, at most; the others are put to the nearest cluster of these. */
  readonly mostRows?: number;
}

/** ml-kmeans is too slow for as many runs as the kernels can do. */
const REFERENCE_RUNS = 12;
const LEAST_RUNS = 60;
const MOST_RUNS = 400;
/** The more rows, the fewer runs settle them: for twice as many rows about a third of them. */
const ROWS_OF_MOST = 1500;
const FALL = 1.5;

/** The number of runs that vote, which depends on the number of rows alone. */
export function votingRuns(rows: number, engine: ClusterEngine): number {
  if (engine === 'ml-kmeans') return REFERENCE_RUNS;
  return Math.min(
    MOST_RUNS,
    Math.max(LEAST_RUNS, Math.round(MOST_RUNS * (ROWS_OF_MOST / rows) ** FALL))
  );
}

/** So many papers show what the themes are; the others need only be put to the nearest. */
export const MOST_CLUSTERED = 10_000;
/** Which papers these are is no matter of the user's chance. */
const DRAWING_SEED = 1;
/** Far from any seed that a user picks, so that the two kinds of runs never share their chance. */
const VOTE_SEED = 104_729;
/** Vectors of the iteration for so many directions wanted of the votes. */
const vectorsFor = (k: number): number => 2.75 * k + 16;

function tasksOf(
  space: Matrix,
  {
    k,
    seed,
    beside,
    engine = 'wasm',
    runs = votingRuns(space.rows, engine),
    limits = ROUGHLY
  }: ConsensusOptions
): VoteTask[] {
  const seeds = Array.from({length: runs}, (_, run) => seed * VOTE_SEED + run);
  return planVotes(space, {k, seeds, engine, limits, ...(beside && {beside})});
}

/** So that a large cluster outweighs a small one, but less than by its size. */
const weightOf = (size: number): number => (size > 0 ? 1 / Math.sqrt(size) : 0);

/**
 * The partition that the ballots agree on: rows that the runs put together end up together. The
 * singular vectors of the votes (Strehl and Ghosh 2002, in the spectral form of Fern and Brodley
 * 2004) are clustered from the rows that lie furthest apart.
 */
export function agree(ballots: Ballots, engine: ClusterEngine = 'wasm'): Int32Array {
  const {k} = ballots;
  const weights = Float32Array.from(clusterSizes(ballots), weightOf);
  const {rows} = singularDirections(wasmKernels.ballots(ballots, weights), {
    wanted: k,
    vectors: vectorsFor(k)
  });
  const directions = normalizeRows(rows);
  return nearestToRows(new ClusterRows(directions), pivotRows(directions, k), engine);
}

const countBallots = (
  {rows}: Matrix,
  labels: readonly Uint16Array[],
  {k, engine}: ConsensusOptions
): Int32Array => agree(collectBallots(labels, {rows, k}), engine);

/** The cluster of each row by the consensus of many cheap k-means runs, at once and here. */
export const consensusHere = (space: Matrix, options: ConsensusOptions): Int32Array =>
  countBallots(space, tasksOf(space, options).map(castVotes), options);

/** Where votes are cast, and who is told how many are. */
interface Voting {
  readonly executor?: Executor;
  readonly onRun?: (done: number, all: number) => void;
}

async function clusterAll(
  space: Matrix,
  options: ConsensusOptions,
  {executor = inlineExecutor, onRun = () => undefined}: Voting
): Promise<Clustering> {
  const {k, beside} = options;
  const tasks = tasksOf(shared(space), {
    ...options,
    ...(beside && {beside: {...beside, rows: shared(beside.rows)}})
  });
  const labels = countBallots(space, await executor.map(voteStep, tasks, onRun), options);
  return summarize(joinRows(space, space.columns, beside), labels, k);
}

/**
 * Clusters by the consensus of many cheap k-means runs, which the executor runs. Of more than 10,000
 * rows so many, drawn at random, are clustered, and all are then put to the nearest centroid.
 */
export async function consensusClusters(
  space: Matrix,
  options: ConsensusOptions,
  voting: Voting = {}
): Promise<Clustering> {
  const {k, beside, mostRows = MOST_CLUSTERED} = options;
  if (space.rows <= mostRows) return clusterAll(space, options, voting);
  const drawn = subsample(space.rows, mostRows, seededRandom(DRAWING_SEED));
  const part = {
    ...options,
    ...(beside && {beside: {...beside, rows: takeRows(beside.rows, drawn)}})
  };
  const {centroids} = await clusterAll(takeRows(space, drawn), part, voting);
  const rows = joinRows(space, space.columns, beside);
  return summarize(rows, nearestCentroids(rows, centroids), k);
}

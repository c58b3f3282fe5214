import type {ClusterEngine} from '../model.ts';
import {joinRows, type Beside} from './embedding-space.ts';
import {bestRun, ClusterRows, type Limits} from './kmeans.ts';
import type {Ballots} from './numeric/ballots.ts';
import type {Matrix} from './numeric/matrix.ts';
import type {Step} from './step.ts';

/** A few runs of k-means over the same dimensions. */
export interface VoteTask {
  /** Papers in the latent space. */
  readonly space: Matrix;
  /** Rows of another origin that every run sees whole. */
  readonly beside?: Beside;
  /** Dimensions that are looked at, the first ones. */
  readonly dimensions: number;
  readonly k: number;
  /** One run for each. */
  readonly seeds: readonly number[];
  readonly engine: ClusterEngine;
  readonly limits: Limits;
}

/** What the runs take of the dimensions lies between these: agreement over several widths is worth more. */
const [NARROWEST, WIDEST] = [0.5, 1.4];
const MOST_WIDTHS = 10;
/** Fewer runs over the same dimensions are not worth the copy of the rows. */
const RUNS_FOR_A_WIDTH = 4;

/** The widths that so many runs take, as parts of the widest. */
function widthsFor(runs: number): number[] {
  const count = Math.min(MOST_WIDTHS, Math.ceil(runs / RUNS_FOR_A_WIDTH));
  const step = (WIDEST - NARROWEST) / Math.max(1, count - 1);
  return Array.from({length: count}, (_, place) => (NARROWEST + place * step) / WIDEST);
}

/** The dimensions that a consensus around so many of them needs at most. */
export const consensusDimensions = (dimensions: number): number => Math.round(dimensions * WIDEST);

/** The dimensions that a run looks at, on average, of so many at most. */
export const meanWidth = (widest: number): number => (widest * (1 + NARROWEST / WIDEST)) / 2;

/** A vote need not be exact: the last rows that still change are for the other runs to settle. */
export const ROUGHLY: Limits = {iterations: 40, settled: 0.01};

/** Clusters of each row, run by run. */
export function castVotes({
  space,
  beside,
  dimensions,
  k,
  seeds,
  engine,
  limits
}: VoteTask): Uint16Array {
  const rows = new ClusterRows(joinRows(space, dimensions, beside));
  const labels = new Uint16Array(seeds.length * space.rows);
  seeds.forEach((seed, run) => {
    labels.set(bestRun(rows, {k, seed, restarts: 1, engine, limits}), run * space.rows);
  });
  return labels;
}

export const voteStep: Step<VoteTask, Uint16Array> = {name: 'vote', version: 1, run: castVotes};

/** Runs of a task: enough that copying the rows costs little beside them, few enough to share out. */
const RUNS_IN_TASK = 10;

const inParts = (seeds: readonly number[]): number[][] =>
  Array.from({length: Math.ceil(seeds.length / RUNS_IN_TASK)}, (_, part) =>
    seeds.slice(part * RUNS_IN_TASK, (part + 1) * RUNS_IN_TASK)
  );

/** Tasks for each number of dimensions, with its share of the runs; they depend on the data alone. */
export function planVotes(
  space: Matrix,
  {seeds, ...options}: Pick<VoteTask, 'k' | 'seeds' | 'engine' | 'limits' | 'beside'>
): VoteTask[] {
  const widths = widthsFor(seeds.length);
  return widths.flatMap((width, place) => {
    const dimensions = Math.max(1, Math.round(space.columns * width));
    const share = seeds.filter((_, run) => run % widths.length === place);
    return inParts(share).map((part) => ({...options, space, dimensions, seeds: part}));
  });
}

/** The ballots of all tasks, in their order. */
export function collectBallots(
  labels: readonly Uint16Array[],
  {rows, k}: {rows: number; k: number}
): Ballots {
  const all = new Uint16Array(labels.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of labels) {
    all.set(each, at);
    at += each.length;
  }
  return {rows, runs: all.length / rows, k, labels: all};
}

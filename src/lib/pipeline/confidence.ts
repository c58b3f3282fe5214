import {clusterStability} from '../stats/cluster-stability.ts';
import {subsample, type Resample} from '../stats/resampling.ts';
import {consensusClusters} from './consensus.ts';
import type {Beside} from './embedding-space.ts';
import {takeRows, type Matrix} from './numeric/matrix.ts';
import {seededRandom} from './random.ts';

/** Samples that are clustered anew, and the share of the papers that each holds. */
const SAMPLES = 10;
const SAMPLE_SHARE = 0.8;
/**
 * A sample is clustered by fewer runs than the whole: on two corpora the confidence is then 0.05 to
 * 0.07 lower than by as many, in much the same order (rank correlation 0.88 to 0.9), at a tenth of the time.
 */
const SAMPLE_RUNS = 12;
const SAMPLE_RESTARTS = 4;
/** Keeps the chance of the samples apart from that of the runs. */
const SAMPLE_SEED = 611_953;
const MOST_SEED = 2 ** 31;

/** The papers that are looked at, and what is found again in samples of them. */
export interface Grouping {
  /** Papers in the latent space. */
  readonly rows: Matrix;
  /** Their neural rows, when there are any. */
  readonly beside?: Beside;
  /** Theme of each row, −1 for none: of those nothing is asked. */
  readonly themes: readonly number[];
  readonly k: number;
  readonly seed: number;
  /** Told after each sample. */
  readonly onSample?: (done: number, all: number) => void;
}

/** Clusters a random part of the rows from nothing, as if they were all papers there are. */
async function clusterSample({rows, beside, themes, k}: Grouping, seed: number): Promise<Resample> {
  const size = Math.max(k, Math.round(SAMPLE_SHARE * rows.rows));
  const drawn = subsample(rows.rows, size, seededRandom(seed));
  const {labels} = await consensusClusters(takeRows(rows, drawn), {
    k,
    seed,
    ...(beside && {beside: {...beside, rows: takeRows(beside.rows, drawn)}}),
    runs: SAMPLE_RUNS,
    restarts: SAMPLE_RESTARTS
  });
  const places = drawn
    .map((_, place) => place)
    .filter((place) => (themes[drawn[place] ?? 0] ?? -1) >= 0);
  return {
    items: places.map((place) => drawn[place] ?? 0),
    labels: places.map((place) => labels[place] ?? 0)
  };
}

/**
 * How surely each theme is there, 0 to 1: the mean, over samples of 80 % of the papers that are
 * clustered anew, of its largest Jaccard overlap with a cluster of the sample (Hennig 2007).
 */
export async function themeConfidence(grouping: Grouping): Promise<number[]> {
  const {themes, k, seed, onSample = () => undefined} = grouping;
  const random = seededRandom(seed * SAMPLE_SEED);
  const samples: Resample[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    samples.push(await clusterSample(grouping, Math.floor(random() * MOST_SEED)));
    onSample(sample + 1, SAMPLES);
  }
  const stability = clusterStability(themes, samples);
  return Array.from({length: k}, (_, theme) => stability.get(theme) ?? 0);
}

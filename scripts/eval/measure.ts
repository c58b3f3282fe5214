import {seededRandom} from '../../src/lib/pipeline/random.ts';
import {meanPairwiseAgreement, subsample, type Resample} from '../../src/lib/stats/resampling.ts';
import {mean} from '../../src/lib/stats/sum.ts';
import {analyse} from './analyse.ts';
import type {Corpus} from './corpus.ts';
import {PEER_PROGRAM, type Peer} from './peer.ts';
import {run, type Run} from './run.ts';
import {labelsOf, NO_THEME, score, type Score} from './score.ts';
import {topicQuality} from './topics.ts';

const RESAMPLED_SHARE = 0.8;

/** The measures of one corpus. */
export interface Measurement {
  readonly corpus: string;
  readonly papers: number;
  /** Papers with a label: on these agreement is measured. */
  readonly labelled: number;
  /** Number of themes asked for; null when it is chosen. */
  readonly asked: number | null;
  /** Number of themes of each seed. */
  readonly themes: readonly number[];
  readonly ours: Score;
  readonly peer: Score | null;
  readonly resamplingStability: number | null;
  readonly coherence: number | null;
  readonly diversity: number | null;
  /** Share of papers without a theme, mean over the seeds. */
  readonly unassigned: number;
}

export interface MeasureOptions {
  /** Number of themes; null lets the pipeline choose. */
  readonly k: number | null;
  readonly seeds: number;
  readonly resamples: number;
  readonly peer: Peer | null;
  readonly onProgress: (stage: string, done: number, all: number) => void;
}

/** Analyses a random part of the papers. */
async function resample({papers}: Corpus, k: number | null, seed: number): Promise<Resample> {
  const size = Math.round(RESAMPLED_SHARE * papers.length);
  const items = subsample(papers.length, size, seededRandom(seed));
  const part = items.flatMap((item) => papers[item] ?? []);
  const {assignments} = await analyse(part, {themes: k, seed});
  const themeOf = new Map(assignments.map(({paperId, themeId}) => [paperId, themeId]));
  return {items, labels: part.map(({id}) => themeOf.get(id) ?? NO_THEME)};
}

async function resamplingStability(
  corpus: Corpus,
  {k, resamples, onProgress}: MeasureOptions
): Promise<number | null> {
  const samples: Resample[] = [];
  for (let seed = 1; seed <= resamples; seed++) {
    onProgress(`${corpus.name}: samples of 80 %`, seed - 1, resamples);
    samples.push(await resample(corpus, k, seed));
  }
  return meanPairwiseAgreement(samples);
}

async function runSeeds(corpus: Corpus, {k, seeds, peer, onProgress}: MeasureOptions) {
  const ours: Run[] = [];
  const theirs: Run[] = [];
  // In turn, so that whatever else the machine does slows both alike.
  for (let seed = 1; seed <= seeds; seed++) {
    onProgress(`${corpus.name}: seeds`, seed - 1, seeds);
    const program = ['scripts/run-typescript.mjs', 'scripts/eval/analyse-corpus.ts', corpus.file];
    ours.push(await run(process.execPath, [...program, String(k ?? 'auto'), String(seed)]));
    // The peer cannot choose: it is given the number that ours chose.
    const clusters = String(k ?? ours[0]?.topics.length);
    if (peer)
      theirs.push(await run(peer.python, [PEER_PROGRAM, corpus.file, clusters, String(seed)]));
  }
  return {ours, theirs};
}

/**
 * Measures a corpus: one process for each seed and way of clustering, then the resamples in this one.
 *
 * @throws RunError when a process fails
 */
export async function measure(corpus: Corpus, options: MeasureOptions): Promise<Measurement> {
  const {ours, theirs} = await runSeeds(corpus, options);
  const unassigned = ours.map(
    (each) =>
      labelsOf(corpus, each).filter((label) => label === NO_THEME).length / corpus.papers.length
  );
  return {
    corpus: corpus.name,
    papers: corpus.papers.length,
    labelled: corpus.truth.filter((label) => label !== null).length,
    asked: options.k,
    themes: ours.map(({topics}) => topics.length),
    ours: score(corpus, ours),
    peer: theirs.length > 0 ? score(corpus, theirs) : null,
    resamplingStability: await resamplingStability(corpus, options),
    ...topicQuality(ours[0]?.topics ?? [], corpus.papers),
    unassigned: mean(unassigned) ?? 0
  };
}

import {
  adjustedMutualInformation,
  adjustedRandIndex,
  vMeasure
} from '../../src/lib/stats/agreement.ts';
import {meanPairwiseAgreement} from '../../src/lib/stats/resampling.ts';
import {mean} from '../../src/lib/stats/sum.ts';
import type {Corpus} from './corpus.ts';
import type {Run} from './run.ts';

/** Papers without a theme are compared as one group of their own. */
export const NO_THEME = -1;

/** What one way of clustering came to; agreement is null where there is no truth. */
export interface Score {
  /** Means over the seeds. */
  readonly ami: number | null;
  readonly ari: number | null;
  readonly vMeasure: number | null;
  /** Medians over the seeds. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Most over the seeds. */
  readonly peakBytes: number;
  /** Mean adjusted Rand index over the pairs of seeds; null for one seed. */
  readonly seedStability: number | null;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return ((sorted[low] ?? NaN) + (sorted[high] ?? NaN)) / 2;
}

/** The label of each paper of a corpus. */
export const labelsOf = ({lines}: Corpus, {labels}: Run): number[] =>
  lines.map((line) => labels[line] ?? NO_THEME);

/** Scores the runs of a corpus, one for each seed. */
export function score(corpus: Corpus, runs: readonly Run[]): Score {
  const labelled = corpus.truth.flatMap((label, paper) => (label === null ? [] : paper));
  const truth = labelled.map((paper) => corpus.truth[paper] ?? '');
  const found = runs.map((each) => labelsOf(corpus, each));
  const overSeeds = (agreement: (truth: string[], found: number[]) => number) =>
    labelled.length === 0
      ? null
      : mean(
          found.map((labels) =>
            agreement(
              truth,
              labelled.map((paper) => labels[paper] ?? 0)
            )
          )
        );
  const items = corpus.papers.map((_, paper) => paper);
  return {
    ami: overSeeds(adjustedMutualInformation),
    ari: overSeeds(adjustedRandIndex),
    vMeasure: overSeeds((left, right) => vMeasure(left, right).vMeasure),
    seconds: median(runs.map(({seconds}) => seconds)),
    cpuSeconds: median(runs.map(({cpuSeconds}) => cpuSeconds)),
    peakBytes: Math.max(...runs.map(({peakBytes}) => peakBytes)),
    seedStability: meanPairwiseAgreement(found.map((labels) => ({items, labels})))
  };
}

import {MOST_SAMPLED, SAMPLE_RUNS, SAMPLES} from '../../../src/lib/pipeline/confidence.ts';
import {MOST_CLUSTERED, votingRuns} from '../../../src/lib/pipeline/consensus.ts';
import {DEFAULT_LIMITS} from '../../../src/lib/pipeline/vocabulary.ts';
import {vectorsFor} from '../../../src/lib/pipeline/lsa.ts';
import {consensusDimensions, meanWidth} from '../../../src/lib/pipeline/votes.ts';

/** What a stage cannot do without. */
export interface Work {
  /** Bytes that it reads, each once in a pass. */
  readonly bytes: number;
  readonly multiplyAdds: number;
}

const BYTES_OF_NUMBER = 4;

/** Every row is held against every centroid once when these are drawn and once when they have moved. */
const kmeansWork = (rows: number, {k, dimensions}: {k: number; dimensions: number}): number =>
  2 * rows * k * dimensions;

/** The size of an analysis, in papers and what they hold. */
export interface AnalysisSize {
  readonly papers: number;
  /** Papers that the themes were found in. */
  readonly fitted: number;
  readonly themes: number;
  /** Characters of titles and abstracts, their words, and entries of the table of terms. */
  readonly characters: number;
  readonly words: number;
  readonly entries: number;
  readonly dimensions: number;
}

/**
 * The least that the stages of an analysis must read and reckon, by the name of the stage: texts and words once in a
 * pass, the entries of the matrix of terms once for each vector in either direction and the vectors against each
 * other, and two rounds of each run of k-means. Stages of which no such bound is known are left out.
 */
export function leastWork({
  papers,
  fitted,
  themes,
  dimensions,
  ...size
}: AnalysisSize): Record<string, Work> {
  const part = fitted / papers;
  const [characters, words, entries] = [
    part * size.characters,
    part * size.words,
    part * size.entries
  ];
  const wide = consensusDimensions(dimensions);
  const vectors = vectorsFor(wide);
  const kmeans = {k: themes, dimensions: meanWidth(wide)};
  const clustered = Math.min(MOST_CLUSTERED, fitted);
  const sampled = Math.min(MOST_SAMPLED, fitted);
  return {
    'Reading abstracts': {bytes: characters, multiplyAdds: 0},
    'Collecting words and phrases': {
      bytes: DEFAULT_LIMITS.longest * words * BYTES_OF_NUMBER,
      multiplyAdds: 0
    },
    'Mapping papers by meaning': {
      bytes: 0,
      multiplyAdds: 2 * entries * vectors + fitted * vectors ** 2
    },
    'Indexing words': {bytes: 2 * (words + entries) * BYTES_OF_NUMBER, multiplyAdds: 0},
    'Grouping papers into themes': {
      bytes: 0,
      multiplyAdds: votingRuns(clustered, 'wasm') * kmeansWork(clustered, kmeans)
    },
    'Testing themes on samples': {
      bytes: 0,
      multiplyAdds: SAMPLES * SAMPLE_RUNS * kmeansWork(sampled, kmeans)
    }
  };
}

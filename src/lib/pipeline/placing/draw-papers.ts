import {subsample} from '../../stats/resampling.ts';
import {seededRandom} from '../random.ts';

/** Of so many papers, the places of those in which themes are found: all, or `most` of them, drawn at random. */
export const drawPapers = (papers: number, {most, seed}: {most: number; seed: number}): number[] =>
  subsample(papers, Math.min(most, papers), seededRandom(seed));

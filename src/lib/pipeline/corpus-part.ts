import type {Corpus} from './documents.ts';
import {evenBounds} from './even-bounds.ts';

/** Some of the documents of a corpus, as a task reads them. */
export interface CorpusPart {
  /** The documents one after the other, in memory that threads share, where each begins, and the end of the last. */
  readonly codes: Int32Array;
  readonly starts: Int32Array;
  /** Where the abstract begins in each document. */
  readonly abstractStarts: Int32Array;
}

/** Cuts a corpus into parts of about the same size; the texts are not copied. */
export const cutCorpus = (
  {codes, starts, abstractStarts}: Corpus,
  sizes: {most: number; parts: number}
): CorpusPart[] =>
  evenBounds(abstractStarts.length, sizes).map(([first, end]) => {
    const from = starts[first] ?? 0;
    return {
      codes: codes.subarray(from, starts[end]),
      starts: starts.subarray(first, end + 1).map((start) => start - from),
      abstractStarts: abstractStarts.slice(first, end)
    };
  });

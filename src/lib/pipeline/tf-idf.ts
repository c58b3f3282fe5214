import type {Corpus} from './documents.ts';
import type {SparseMatrix} from './numeric/matrix.ts';
import {visitTerms, type Vocabulary} from './vocabulary.ts';

/** A title is about the theme in every word: what it says counts twice. */
const TITLE_WEIGHT = 2;

/** How often each term occurs in each paper, titles counted double: papers × terms. */
export function countTerms(
  {documents, abstractStarts, lexicon}: Corpus,
  vocabulary: Vocabulary
): SparseMatrix {
  const starts = new Int32Array(documents.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  documents.forEach((document, paper) => {
    const counts = new Map<number, number>();
    const visit = (term: number, start: number) => {
      const weight = start < (abstractStarts[paper] ?? 0) ? TITLE_WEIGHT : 1;
      counts.set(term, (counts.get(term) ?? 0) + weight);
    };
    visitTerms(document, vocabulary, {lexicon, visit});
    for (const [term, count] of [...counts].sort(([a], [b]) => a - b)) {
      indices.push(term);
      values.push(count);
    }
    starts[paper + 1] = indices.length;
  });
  return {
    rows: documents.length,
    columns: vocabulary.nodes.length,
    starts,
    indices: Int32Array.from(indices),
    values: Float32Array.from(values)
  };
}

/**
 * Rare terms tell papers apart even more than their logarithm grants: of the powers 1 to 2.5, this one
 * raises the agreement with the fields of arXiv papers and costs none with the classes of news.
 */
const IDF_POWER = 1.5;

/**
 * TF-IDF weights with rows of unit length: (1 + ln count) · (1 + ln((1 + n) / (1 + df)))^1.5, the
 * sublinear and smoothed form (Manning, Raghavan and Schütze 2008, chapter 6) but for the power.
 */
export function tfIdf(counts: SparseMatrix, documentFrequency: readonly number[]): SparseMatrix {
  const idf = documentFrequency.map(
    (df) => (1 + Math.log((1 + counts.rows) / (1 + df))) ** IDF_POWER
  );
  const values = counts.values.map((count, entry) => {
    const term = counts.indices[entry] ?? 0;
    return (1 + Math.log(count)) * (idf[term] ?? 0);
  });
  for (let row = 0; row < counts.rows; row++) {
    const entries = values.subarray(counts.starts[row], counts.starts[row + 1]);
    const length = Math.sqrt(entries.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) entries.forEach((value, entry) => (entries[entry] = value / length));
  }
  return {...counts, values};
}

import type {TermTable} from '../../model.ts';
import type {SparseMatrix} from '../numeric/matrix.ts';
import {inverseFrequency, toUnitRows, weighTerms} from '../tf-idf.ts';

/**
 * TF-IDF rows over all terms of the papers, those without a weight in the fit included, of unit length:
 * papers × terms. What a paper shares with no other takes its part of the length, so that the cosine of
 * two rows tells how much of both is alike.
 */
export function wholeRows(
  {starts, termIds, counts, titleCounts}: Omit<TermTable, 'terms'>,
  documentFrequency: ArrayLike<number>,
  papers: number
): SparseMatrix {
  // Titles count twice, as in the fit.
  const values = Float32Array.from(counts, (count, entry) => count + (titleCounts[entry] ?? 0));
  const columns = documentFrequency.length;
  const held = {rows: starts.length - 1, columns, starts, indices: termIds, values};
  return toUnitRows(weighTerms(held, inverseFrequency(documentFrequency, papers)));
}

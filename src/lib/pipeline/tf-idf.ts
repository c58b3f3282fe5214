import type {Corpus} from './documents.ts';
import type {SparseMatrix} from './numeric/matrix.ts';
import {tallyTerms, type TermTally} from './term-tally.ts';
import type {Vocabulary} from './vocabulary.ts';

/** How often each term of the vocabulary occurs in each paper, titles counted double: papers × terms. */
export function countTerms(
  corpus: Corpus,
  vocabulary: Vocabulary,
  tally: TermTally = tallyTerms(corpus, vocabulary)
): SparseMatrix {
  const columns = vocabulary.nodes.length;
  const {starts: from, termIds, weights} = tally;
  const rows = corpus.documents.length;
  const starts = new Int32Array(rows + 1);
  const indices = new Int32Array(termIds.length);
  const values = new Float32Array(termIds.length);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    for (let entry = from[row] ?? 0; entry < (from[row + 1] ?? 0); entry++) {
      const term = termIds[entry] ?? 0;
      // By rising term, those of the vocabulary come first.
      if (term >= columns) break;
      if (weights[entry] === 0) continue;
      indices[size] = term;
      values[size] = weights[entry] ?? 0;
      size++;
    }
    starts[row + 1] = size;
  }
  return {rows, columns, starts, indices: indices.slice(0, size), values: values.slice(0, size)};
}

/**
 * Rare terms tell papers apart even more than their logarithm grants: of the powers 1 to 2.5, this one
 * raises the agreement with the fields of arXiv papers and costs none with the classes of news.
 */
const IDF_POWER = 1.5;

/** Inverse document frequency of terms that so many of the papers hold: (1 + ln((1 + n) / (1 + df)))^1.5. */
export const inverseFrequency = (
  documentFrequency: ArrayLike<number>,
  papers: number
): Float64Array =>
  Float64Array.from(
    documentFrequency,
    (df) => (1 + Math.log((1 + papers) / (1 + df))) ** IDF_POWER
  );

/** TF-IDF weights, (1 + ln count) · idf: the sublinear form (Manning, Raghavan and Schütze 2008, chapter 6). */
export function weighTerms(counts: SparseMatrix, idf: Float64Array): SparseMatrix {
  const values = new Float32Array(counts.values.length);
  for (let entry = 0; entry < values.length; entry++) {
    const weight = idf[counts.indices[entry] ?? 0] ?? 0;
    values[entry] = (1 + Math.log(counts.values[entry] ?? 1)) * weight;
  }
  return {...counts, values};
}

/** Scales each row to length 1, in place; a row of zeros stays as it is. */
export function toUnitRows(matrix: SparseMatrix): SparseMatrix {
  const {rows, starts, values} = matrix;
  for (let row = 0; row < rows; row++) {
    const [start = 0, end = 0] = [starts[row], starts[row + 1]];
    let square = 0;
    for (let entry = start; entry < end; entry++) {
      const value = values[entry] ?? 0;
      square += value * value;
    }
    const length = Math.sqrt(square);
    if (length === 0) continue;
    for (let entry = start; entry < end; entry++) values[entry] = (values[entry] ?? 0) / length;
  }
  return matrix;
}

/** TF-IDF weights of papers by their own document frequencies, rows of unit length. */
export const tfIdf = (counts: SparseMatrix, documentFrequency: readonly number[]): SparseMatrix =>
  toUnitRows(weighTerms(counts, inverseFrequency(documentFrequency, counts.rows)));

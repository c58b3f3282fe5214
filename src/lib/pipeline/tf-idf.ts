import type {Corpus} from './documents.ts';
import {IntList} from './int-list.ts';
import type {SparseMatrix} from './numeric/matrix.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';

/** A title is about the theme in every word: what it says counts twice. */
const TITLE_WEIGHT = 2;

/** The counts of one paper: room for every term, of which few are used. */
class PaperCounts {
  readonly #counts: Int32Array;
  readonly #terms = new IntList();

  constructor(terms: number) {
    this.#counts = new Int32Array(terms);
  }

  add(term: number, weight: number): void {
    const count = this.#counts[term] ?? 0;
    if (count === 0) this.#terms.push(term);
    this.#counts[term] = count + weight;
  }

  /** Moves the counts to the end of a matrix, by rising term. */
  moveTo(indices: IntList, values: IntList): void {
    for (const term of this.#terms.view().sort()) {
      indices.push(term);
      values.push(this.#counts[term] ?? 0);
      this.#counts[term] = 0;
    }
    this.#terms.length = 0;
  }
}

/** How often each term occurs in each paper, titles counted double: papers × terms. */
export function countTerms(
  {documents, abstractStarts, lexicon}: Corpus,
  vocabulary: Vocabulary
): SparseMatrix {
  const starts = new Int32Array(documents.length + 1);
  const [indices, values] = [new IntList(), new IntList()];
  const counts = new PaperCounts(vocabulary.nodes.length);
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    const terms = new TermScanner(document, vocabulary, lexicon);
    while (terms.next()) counts.add(terms.term, terms.start < abstractStart ? TITLE_WEIGHT : 1);
    counts.moveTo(indices, values);
    starts[paper + 1] = indices.length;
  });
  return {
    rows: documents.length,
    columns: vocabulary.nodes.length,
    starts,
    indices: indices.view().slice(),
    values: Float32Array.from(values.view())
  };
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
export const weighTerms = (counts: SparseMatrix, idf: Float64Array): SparseMatrix => ({
  ...counts,
  values: counts.values.map(
    (count, entry) => (1 + Math.log(count)) * (idf[counts.indices[entry] ?? 0] ?? 0)
  )
});

/** Scales each row to length 1, in place; a row of zeros stays as it is. */
export function toUnitRows(matrix: SparseMatrix): SparseMatrix {
  for (let row = 0; row < matrix.rows; row++) {
    const entries = matrix.values.subarray(matrix.starts[row], matrix.starts[row + 1]);
    const length = Math.sqrt(entries.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) entries.forEach((value, entry) => (entries[entry] = value / length));
  }
  return matrix;
}

/** TF-IDF weights of papers by their own document frequencies, rows of unit length. */
export const tfIdf = (counts: SparseMatrix, documentFrequency: readonly number[]): SparseMatrix =>
  toUnitRows(weighTerms(counts, inverseFrequency(documentFrequency, counts.rows)));

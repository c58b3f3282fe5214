import type {Paper} from '../../src/lib/model.ts';
import {readDocuments} from '../../src/lib/pipeline/documents.ts';
import type {SparseMatrix} from '../../src/lib/pipeline/numeric/matrix.ts';
import {countTerms, tfIdf} from '../../src/lib/pipeline/tf-idf.ts';
import {buildVocabulary} from '../../src/lib/pipeline/vocabulary.ts';

/** TF-IDF rows of all papers over the terms of the past ones, which come first. */
function termRows(past: readonly Paper[], future: readonly Paper[]): SparseMatrix {
  const corpus = readDocuments([...past, ...future]);
  // Only what was known then: no term and no frequency comes from the future.
  const known = {...corpus, documents: corpus.documents.slice(0, past.length)};
  const vocabulary = buildVocabulary(known);
  return tfIdf(countTerms(corpus, vocabulary), vocabulary.documentFrequency);
}

type Visit = (term: number, weight: number) => void;

function visitRow({starts, indices, values}: SparseMatrix, row: number, visit: Visit): void {
  for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++) {
    visit(indices[entry] ?? 0, values[entry] ?? 0);
  }
}

function sumRows(rows: SparseMatrix, labels: readonly number[], k: number): Float64Array[] {
  const sums = Array.from({length: k}, () => new Float64Array(rows.columns));
  labels.forEach((label, row) => {
    const sum = sums[label];
    if (!sum) return;
    visitRow(rows, row, (term, weight) => {
      sum[term] = (sum[term] ?? 0) + weight;
    });
  });
  return sums;
}

const squaredLength = (row: Float64Array): number =>
  row.reduce((sum, weight) => sum + weight * weight, 0);

/**
 * The theme, from 0, whose mean is nearest to each paper by cosine in the space of terms, past papers
 * first. `labels` are the themes of the past papers, −1 for none. A past paper does not count in the
 * mean that it is compared with: else the past would fit the themes better than the future can.
 */
export function nearestThemes(
  {past, future}: {past: readonly Paper[]; future: readonly Paper[]},
  {labels, k}: {labels: readonly number[]; k: number}
): number[] {
  const rows = termRows(past, future);
  const sums = sumRows(rows, labels, k);
  const lengths = sums.map(squaredLength);
  return Array.from({length: rows.rows}, (_, row) => {
    let own = 0;
    visitRow(rows, row, (_, weight) => (own += weight * weight));
    const cosines = sums.map((sum, theme) => {
      let product = 0;
      visitRow(rows, row, (term, weight) => (product += (sum[term] ?? 0) * weight));
      const length = lengths[theme] ?? 0;
      if (labels[row] !== theme) return length > 0 ? product / Math.sqrt(length) : 0;
      const left = length - 2 * product + own;
      return left > 1e-9 ? (product - own) / Math.sqrt(left) : 0;
    });
    return cosines.indexOf(Math.max(...cosines));
  });
}

import type {FittedModel, TermTable} from '../../model.ts';
import type {Matrix, SparseMatrix} from '../numeric/matrix.ts';
import {medianCohesion} from './cohesion.ts';
import {fitThreshold, themeSimilarities} from '../theme-fit.ts';
import {closenessFloor, closenessOf, knownParts} from './closeness.ts';
import {wholeRows} from './whole-rows.ts';

/** Occurrences of each term in the papers with a theme. */
function countOccurrences({columns, starts, indices, values}: SparseMatrix, labels: Int32Array) {
  const occurrences = new Int32Array(columns);
  labels.forEach((label, row) => {
    if (label < 0) return;
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++) {
      const term = indices[entry] ?? 0;
      occurrences[term] = (occurrences[term] ?? 0) + (values[entry] ?? 0);
    }
  });
  return occurrences;
}

/** The mean row of each theme; what an embedding adds to the rows of a fit is no part of it. */
function centroidsOf({rows, columns, values}: Matrix, themes: Int32Array, k: number): Matrix {
  const sums = new Float64Array(k * columns);
  const sizes = new Int32Array(k);
  for (let row = 0; row < rows; row++) {
    const theme = themes[row] ?? -1;
    if (theme < 0) continue;
    sizes[theme] = (sizes[theme] ?? 0) + 1;
    for (let at = 0; at < columns; at++) {
      const place = theme * columns + at;
      sums[place] = (sums[place] ?? 0) + (values[row * columns + at] ?? 0);
    }
  }
  const means = sums.map((sum, at) => sum / Math.max(1, sizes[Math.floor(at / columns)] ?? 1));
  return {rows: k, columns, values: Float32Array.from(means)};
}

/** What a fit knows of its papers. */
export interface Fit {
  readonly terms: TermTable;
  /** Papers × terms that are weighed. */
  readonly counts: SparseMatrix;
  readonly directions: Matrix;
  /** The rows of the papers in the latent space, not scaled. */
  readonly documents: Matrix;
  /** The papers with a term, and their unit rows in the latent space. */
  readonly filled: readonly number[];
  readonly latent: Matrix;
  /** Theme of each paper, −1 for none. */
  readonly labels: Int32Array;
  /** The id of each theme. */
  readonly themeIds: readonly number[];
}

/** Keeps of a fit what it takes to place papers that come later. */
export function fittedModel(fit: Fit): FittedModel {
  const {terms, counts, directions, documents, latent, labels, themeIds} = fit;
  const themes = Int32Array.from(fit.filled, (paper) => labels[paper] ?? -1);
  const centroids = centroidsOf(latent, themes, themeIds.length);
  const documentFrequency = Int32Array.from(terms.terms, (term) => term.documentFrequency);
  const seen = {documentFrequency, papers: counts.rows, weighed: counts.columns};
  const known = knownParts(terms, seen);
  const rows = wholeRows(terms, documentFrequency, counts.rows);
  const occurrences = countOccurrences(counts, labels);
  const closeness = closenessOf({projected: documents, known}, centroids, labels);
  return {
    papers: counts.rows,
    documentFrequency,
    occurrences,
    words: occurrences.reduce((sum, count) => sum + count, 0),
    directions,
    centroids,
    themeIds,
    threshold: fitThreshold(themeSimilarities(latent, centroids), themes),
    floor: closenessFloor(closeness, labels),
    cohesion: medianCohesion(rows, labels, themeIds.length)
  };
}

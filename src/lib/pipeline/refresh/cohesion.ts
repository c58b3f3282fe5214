import type {SparseMatrix} from '../numeric/matrix.ts';
import {rowsByLabel} from '../rows-by.ts';

/** The sum of the unit rows of each label, added up label by label, as the square of its length. */
function squaredSums({starts, indices, values, columns}: SparseMatrix, members: number[][]) {
  const sum = new Float64Array(columns);
  return members.map((rows) => {
    for (const row of rows) {
      for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++) {
        const term = indices[entry] ?? 0;
        sum[term] = (sum[term] ?? 0) + (values[entry] ?? 0);
      }
    }
    const square = sum.reduce((total, value) => total + value * value, 0);
    sum.fill(0);
    return square;
  });
}

/**
 * Mean cosine of two different papers of one theme, for each theme with two papers or more, by unit
 * rows; labels of −1 belong to none. Unlike the mean similarity to a centroid it does not rise when a
 * theme has few papers.
 */
export function pairwiseCohesion(rows: SparseMatrix, labels: Int32Array, k: number): number[] {
  const members = rowsByLabel(labels, k);
  return squaredSums(rows, members).flatMap((square, theme) => {
    const size = members[theme]?.length ?? 0;
    return size > 1 ? [(square - size) / (size * (size - 1))] : [];
  });
}

/** The median of the themes' cohesion, the lower of two middle ones; 1 when no theme has two papers. */
export function medianCohesion(rows: SparseMatrix, labels: Int32Array, k: number): number {
  const cohesion = pairwiseCohesion(rows, labels, k).sort((a, b) => a - b);
  return cohesion[Math.floor((cohesion.length - 1) / 2)] ?? 1;
}

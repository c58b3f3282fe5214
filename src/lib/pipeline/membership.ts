import {similarities, type Clustering} from './kmeans.ts';
import type {Matrix} from './numeric/matrix.ts';

/** Numbers the themes by falling size; of equal ones the first in paper order comes first. */
function bySize({labels}: Clustering, k: number): Int32Array {
  const sizes = new Int32Array(k);
  const firsts = new Int32Array(k).fill(labels.length);
  labels.forEach((label, row) => {
    sizes[label] = (sizes[label] ?? 0) + 1;
    firsts[label] = Math.min(firsts[label] ?? 0, row);
  });
  const order = Array.from(sizes.keys()).sort(
    (a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || (firsts[a] ?? 0) - (firsts[b] ?? 0)
  );
  const ranks = new Int32Array(k);
  order.forEach((label, rank) => (ranks[label] = rank));
  return ranks;
}

/** Theme number, from 0, and similarity of each paper; −1 and null where it holds no term. */
export interface Membership {
  readonly labels: Int32Array;
  readonly similarity: readonly (number | null)[];
}

/**
 * Numbers the clusters by size and spreads them over all papers; `filled` are the papers that have a
 * row, in the order of the rows.
 */
export function spreadMembership(
  clustering: Clustering,
  rows: Matrix,
  place: {filled: readonly number[]; papers: number; k: number}
): Membership {
  const ranks = bySize(clustering, place.k);
  const labels = new Int32Array(place.papers).fill(-1);
  const similarity = new Array<number | null>(place.papers).fill(null);
  similarities(rows, clustering).forEach((value, index) => {
    const paper = place.filled[index] ?? 0;
    labels[paper] = ranks[clustering.labels[index] ?? 0] ?? 0;
    similarity[paper] = value;
  });
  return {labels, similarity};
}

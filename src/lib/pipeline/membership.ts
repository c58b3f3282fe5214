import type {Unassigned} from '../model.ts';
import type {Clustering} from './kmeans.ts';
import {rowOf, takeRows, type Matrix} from './numeric/matrix.ts';
import {fitOf, fitsTheme, fitThreshold, themeSimilarities, type ThemeFit} from './theme-fit.ts';

/** Where a paper belongs; `theme` is −1 for one without a theme. */
export interface Member extends Omit<ThemeFit, 'similarity' | 'strength'> {
  readonly similarity: number | null;
  readonly strength: number | null;
  readonly unassigned: Unassigned | null;
}

/** The themes, numbered from 0 by falling size, and where each paper belongs. */
export interface Membership {
  readonly members: readonly Member[];
  /** The theme of each member. */
  readonly labels: Int32Array;
  /** In the order of the themes: the means of all papers that the clustering gave them. */
  readonly centroids: Matrix;
  /** What a paper's similarity to its theme is held against: see `fitsTheme`. */
  readonly threshold: number;
}

const WITHOUT_TERMS: Member = {
  theme: -1,
  similarity: null,
  runnerUp: null,
  runnerUpSimilarity: null,
  strength: null,
  unassigned: 'no terms'
};

/** Clusters by falling size; of equal ones the first in paper order comes first. */
function bySize(members: readonly Member[], k: number): number[] {
  const sizes = new Int32Array(k);
  const firsts = new Int32Array(k).fill(members.length);
  members.forEach(({theme}, row) => {
    if (theme < 0) return;
    sizes[theme] = (sizes[theme] ?? 0) + 1;
    firsts[theme] = Math.min(firsts[theme] ?? 0, row);
  });
  return Array.from(sizes.keys()).sort(
    (a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || (firsts[a] ?? 0) - (firsts[b] ?? 0)
  );
}

/** The row most similar to its cluster, for each cluster: it stays whatever the rule says. */
function typicalRows(fits: readonly ThemeFit[]): ReadonlySet<number> {
  const best = new Map<number, number>();
  fits.forEach(({theme, similarity}, row) => {
    const before = fits[best.get(theme) ?? -1];
    if (!before || similarity > before.similarity) best.set(theme, row);
  });
  return new Set(best.values());
}

/** Where a row belongs; `theme` is still the number of a cluster. */
function place(
  similarities: Float32Array,
  own: ThemeFit,
  fits: (fit: ThemeFit) => boolean
): Member {
  const nearest = fitOf(similarities);
  if (fits(own) || fits(nearest)) return {...own, unassigned: null};
  return {
    theme: -1,
    similarity: null,
    // What it is most like is not its own theme, but the next to it.
    runnerUp: nearest.theme,
    runnerUpSimilarity: nearest.similarity,
    strength: null,
    unassigned: 'fits no theme'
  };
}

/**
 * Leaves each paper in the theme that it was clustered into while it fits any, else takes it out, and
 * numbers the themes by size. The clustering is of `rows`; `filled` are the papers that have a row, in
 * their order.
 */
export function spreadMembership(
  {labels: clusters, centroids}: Clustering,
  rows: Matrix,
  {filled, papers}: {filled: readonly number[]; papers: number}
): Membership {
  const similarities = themeSimilarities(rows, centroids);
  const threshold = fitThreshold(similarities, clusters);
  const fits = Array.from(clusters, (cluster, row) => fitOf(rowOf(similarities, row), cluster));
  const typical = typicalRows(fits);
  const placed = fits.map((own, row) =>
    place(
      rowOf(similarities, row),
      own,
      (fit) => fitsTheme(fit, threshold) || (fit === own && typical.has(row))
    )
  );
  const order = bySize(placed, centroids.rows);
  const numbers = new Map(order.map((cluster, number) => [cluster, number]));
  const members = new Array<Member>(papers).fill(WITHOUT_TERMS);
  placed.forEach((member, row) => {
    const {theme, runnerUp} = member;
    members[filled[row] ?? 0] = {
      ...member,
      theme: numbers.get(theme) ?? -1,
      runnerUp: runnerUp === null ? null : (numbers.get(runnerUp) ?? null)
    };
  });
  return {
    members,
    labels: Int32Array.from(members, ({theme}) => theme),
    centroids: takeRows(centroids, order),
    threshold
  };
}

import type {Assignment} from '../model.ts';

/** A paper and the theme, or label of a theme, that it lies in. */
export type Placement = Pick<Assignment, 'paperId' | 'themeId'>;

/** Papers that a theme of one analysis and a theme of another hold in common. */
export interface SharedPapers {
  readonly from: number;
  readonly to: number;
  readonly papers: number;
}

/** How the papers that two analyses have in common lie in the themes of each. */
export interface Overlap {
  /** By theme of the first, then of the second; pairs without a common paper are left out. */
  readonly shared: readonly SharedPapers[];
  /** Papers of each theme of the first that the second has too, in whatever theme, and the other way round. */
  readonly fromSizes: ReadonlyMap<number, number>;
  readonly toSizes: ReadonlyMap<number, number>;
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counts the papers that each theme of one analysis has in common with each of another. */
export function overlapOf(before: readonly Placement[], after: readonly Placement[]): Overlap {
  const earlier = new Map(before.map(({paperId, themeId}) => [paperId, themeId]));
  const fromSizes = new Map<number, number>();
  const toSizes = new Map<number, number>();
  const pairs = new Map<number, Map<number, number>>();
  for (const {paperId, themeId: to} of after) {
    const from = earlier.get(paperId);
    if (from === undefined) continue;
    if (from !== null) increase(fromSizes, from);
    if (to !== null) increase(toSizes, to);
    if (from === null || to === null) continue;
    const row = pairs.get(from) ?? new Map<number, number>();
    pairs.set(from, row);
    increase(row, to);
  }
  const shared = [...pairs]
    .flatMap(([from, row]) => [...row].map(([to, papers]) => ({from, to, papers})))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return {shared, fromSizes, toSizes};
}

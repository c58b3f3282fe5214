import {weightedLogOdds} from '../stats/log-odds.ts';

/** How often the papers of a theme hold a term in an earlier and a later range, and how many papers do. */
export interface TermUse {
  readonly term: string;
  readonly a_count: number;
  readonly b_count: number;
  readonly a_papers: number;
  readonly b_papers: number;
}

/** A term that is used more, or less, than before. */
export interface TermShift extends TermUse {
  /** Of the weighted log-odds; beyond ±1.96 is more than chance for a single term. */
  readonly z: number;
}

/** Terms by the strength of their shift. */
export interface InsideChange {
  readonly more: readonly TermShift[];
  readonly less: readonly TermShift[];
}

const BEYOND_CHANCE = 1.96;
/** A term of two papers is the wording of two papers. */
const LEAST_PAPERS = 3;
const MOST_SHOWN = 8;

/**
 * The terms that the papers of a theme use more, and less, in the later range: by weighted log-odds with
 * an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), beyond chance for a single term and in
 * at least three papers; at most eight each. None when a side has no term.
 */
export function insideChange(uses: readonly TermUse[]): InsideChange {
  // Two terms may be spelled alike: they are told apart by their place.
  const counts = (side: 'a_count' | 'b_count') =>
    new Map(uses.flatMap((use, place) => (use[side] > 0 ? [[String(place), use[side]]] : [])));
  const [before, after] = [counts('a_count'), counts('b_count')];
  if (before.size === 0 || after.size === 0) return {more: [], less: []};
  const shifts = weightedLogOdds(before, after).flatMap(({term, z}): TermShift[] => {
    const use = uses[Number(term)];
    return use ? [{...use, z}] : [];
  });
  const clear = (side: 'a_papers' | 'b_papers', sign: number) =>
    shifts.filter((shift) => sign * shift.z > BEYOND_CHANCE && shift[side] >= LEAST_PAPERS);
  return {
    more: clear('b_papers', 1).slice(0, MOST_SHOWN),
    less: clear('a_papers', -1).reverse().slice(0, MOST_SHOWN)
  };
}

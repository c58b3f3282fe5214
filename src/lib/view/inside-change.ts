import {type Totals, weightedLogOdds} from '../stats/log-odds.ts';
import {sum} from '../stats/sum.ts';

/** How often the papers of a theme hold a term in an earlier and a later range, and how many papers do. */
export interface TermUse {
  readonly a_count: number;
  readonly b_count: number;
  readonly a_papers: number;
  readonly b_papers: number;
}

/** A term that is used more, or less, than before; z is of the weighted log-odds: beyond ±1.96 is more than chance for a single term. */
export type TermShift<Use extends TermUse = TermUse & {readonly term: string}> = Use & {
  readonly z: number;
};

/** Terms by the strength of their shift. */
export interface InsideChange<Use extends TermUse = TermUse & {readonly term: string}> {
  readonly more: readonly TermShift<Use>[];
  readonly less: readonly TermShift<Use>[];
}

const BEYOND_CHANCE = 1.96;
/** A term of two papers is the wording of two papers: one that no side has more of need not be given. */
export const LEAST_PAPERS = 3;
const MOST_SHOWN = 8;

const totalsOf = (uses: readonly TermUse[]): Totals => ({
  before: sum(uses.map(({a_count}) => a_count)),
  after: sum(uses.map(({b_count}) => b_count))
});

/**
 * The terms that the papers of a theme use more, and less, in the later range: by weighted log-odds with
 * an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), beyond chance for a single term and in
 * at least three papers; at most eight each, ties in the order given. None when a side has no term. `totals` counts
 * all terms, those too that are not given.
 */
export function insideChange<Use extends TermUse>(
  uses: readonly Use[],
  totals = totalsOf(uses)
): InsideChange<Use> {
  if (totals.before === 0 || totals.after === 0) return {more: [], less: []};
  // Two terms may be spelled alike: they are told apart by their place.
  const counts = (side: 'a_count' | 'b_count') =>
    new Map(uses.flatMap((use, place) => (use[side] > 0 ? [[String(place), use[side]]] : [])));
  const changes = weightedLogOdds(counts('a_count'), counts('b_count'), {totals});
  const shifts = changes
    .map(({term, z}) => ({place: Number(term), z}))
    .sort((a, b) => b.z - a.z || a.place - b.place)
    .flatMap(({place, z}): TermShift<Use>[] => {
      const use = uses[place];
      return use ? [{...use, z}] : [];
    });
  const clear = (side: 'a_papers' | 'b_papers', sign: number) =>
    shifts.filter((shift) => sign * shift.z > BEYOND_CHANCE && shift[side] >= LEAST_PAPERS);
  return {
    more: clear('b_papers', 1).slice(0, MOST_SHOWN),
    less: clear('a_papers', -1)
      .sort((a, b) => a.z - b.z)
      .slice(0, MOST_SHOWN)
  };
}

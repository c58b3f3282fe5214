import type {AnalysisSummary, Theme} from '../../model.ts';

/** Papers that came to a theme. */
export interface Arrival extends Pick<Theme, 'id' | 'name'> {
  /** Those that are new, and those that had waited for a theme. */
  readonly papers: number;
}

/** Where a refresh put papers. */
export interface Arrivals {
  /** Themes that there were before: most papers first, of equally many the lower id. */
  readonly joined: readonly Arrival[];
  /** Themes that there were not, in the order of their ids. */
  readonly born: readonly Arrival[];
  /** New papers that have no theme yet. */
  readonly unassigned: number;
}

type Placed = Pick<AnalysisSummary['assignments'][number], 'paperId' | 'themeId'>;

/**
 * Tells which themes got papers that had none before. A paper that a decision of the user took from one
 * theme to another has not arrived.
 */
export function arrivalsOf(
  before: {
    readonly themes: readonly Pick<Theme, 'id'>[];
    readonly assignments: readonly Placed[];
  },
  after: {
    readonly themes: readonly Pick<Theme, 'id' | 'name'>[];
    readonly assignments: readonly Placed[];
  }
): Arrivals {
  const themeBefore = new Map(before.assignments.map(({paperId, themeId}) => [paperId, themeId]));
  const knownThemes = new Set(before.themes.map(({id}) => id));
  const counts = new Map<number, number>();
  let unassigned = 0;
  for (const {paperId, themeId} of after.assignments) {
    const isNew = !themeBefore.has(paperId);
    if (themeId === null) unassigned += Number(isNew);
    else if (isNew || themeBefore.get(paperId) === null)
      counts.set(themeId, (counts.get(themeId) ?? 0) + 1);
  }
  const arrivals = after.themes
    .map(({id, name}) => ({id, name, papers: counts.get(id) ?? 0}))
    .filter(({papers}) => papers > 0)
    .sort((a, b) => a.id - b.id);
  return {
    joined: arrivals
      .filter(({id}) => knownThemes.has(id))
      .sort((a, b) => b.papers - a.papers || a.id - b.id),
    born: arrivals.filter(({id}) => !knownThemes.has(id)),
    unassigned
  };
}

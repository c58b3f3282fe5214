import type {Assignment} from '../../model.ts';

/** Puts the papers of some themes to another one; none is the runner-up of itself. */
export function mergeInto(
  assignments: readonly Assignment[],
  {themes, into}: {readonly themes: readonly number[]; readonly into: number}
): Assignment[] {
  const merged = new Set<number | null>(themes);
  return assignments.map((assignment) => {
    const {themeId, runnerUpId} = assignment;
    if (!merged.has(themeId) && !merged.has(runnerUpId)) return assignment;
    const own = merged.has(themeId) ? into : themeId;
    const next = merged.has(runnerUpId) ? into : runnerUpId;
    if (own !== null && own === next) {
      return {...assignment, themeId: own, runnerUpId: null, runnerUpSimilarity: null};
    }
    return {...assignment, themeId: own, runnerUpId: next};
  });
}

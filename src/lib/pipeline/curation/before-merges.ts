import type {EarlierAnalysis} from '../continuity.ts';
import type {EarlierThemes} from '../theme-matching.ts';
import {highestNamed, resolveCuration} from './resolve-curation.ts';

/**
 * The earlier themes as a new fit is to be compared with them: split as the user wished, but not merged,
 * since the fit will find the parts of a merged theme again, which are then merged anew.
 */
export function beforeMerges(
  earlier: EarlierAnalysis | null,
  curation = {operations: earlier?.curation?.operations ?? []}
): EarlierThemes | null {
  if (!earlier) return null;
  const highestThemeId = Math.max(earlier.highestThemeId, highestNamed(curation));
  const {uncurated} = earlier;
  if (!uncurated) return {...earlier, highestThemeId};
  const {merged} = resolveCuration({operations: earlier.curation?.operations ?? []});
  const found = new Map(uncurated.assignments.map(({paperId, themeId}) => [paperId, themeId]));
  const assignments = earlier.assignments.map(({paperId, themeId}) => {
    const own = found.get(paperId) ?? null;
    const isMerged = own !== null && themeId !== null && merged.get(own) === themeId;
    return {paperId, themeId: isMerged ? own : themeId};
  });
  const shown = new Set(earlier.themes.map(({id}) => id));
  const parts = uncurated.themes.filter(({id}) => !shown.has(id) && merged.has(id));
  return {themes: [...earlier.themes, ...parts], assignments, highestThemeId};
}

import {formatCount, formatList, formatPapers, formatShare} from './format.ts';

/** How many papers have no theme and why, with what that means for the numbers; empty when all have one. */
export function describeUnassigned(run: {
  papers: number;
  unassigned: number;
  without_terms: number;
}): string {
  const {papers, unassigned, without_terms: empty} = run;
  if (unassigned === 0) return '';
  const misfits = unassigned - empty;
  const reasons = [
    ...(misfits > 0 ? [`${formatCount(misfits)} ${misfits === 1 ? 'fits' : 'fit'} no theme`] : []),
    ...(empty > 0 ? [`${formatCount(empty)} ${empty === 1 ? 'has' : 'have'} no term to go by`] : [])
  ];
  return `Without a theme, counted in totals only: ${formatPapers(unassigned)} (${formatShare(unassigned / papers)}), of which ${formatList(reasons)}.`;
}

/** Strength from which a paper needs no word on where else it might belong. */
const CLEAR_STRENGTH = 0.75;

/** The theme that a paper is also close to; null when it clearly belongs to its own. */
export function alsoCloseTo(paper: {
  readonly strength: number | null;
  readonly runner_up_id: number | null;
  readonly runner_up: string | null;
}): {themeId: number; theme: string} | null {
  const {strength, runner_up_id: themeId, runner_up: theme} = paper;
  if (strength === null || strength >= CLEAR_STRENGTH) return null;
  return themeId === null || theme === null ? null : {themeId, theme};
}

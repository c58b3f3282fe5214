import {stabilityLevel, type StabilityLevel} from '../stats/stability-level.ts';
import {formatCount, formatList, formatPapers, formatShare} from './format.ts';

/** A theme by how surely it is found again in samples of the papers, 0 to 1. */
interface Confident {
  readonly confidence: number;
  /** `merged` or `split` of a theme made by hand, whose confidence is that of its parts and no measurement. */
  readonly hand_made?: string | null;
}

/** Why the confidence of a theme is no measurement; null when it is one. */
export function unmeasured({hand_made: how}: Confident): string | null {
  if (how === 'merged') return 'not measured (merged by hand)';
  return how === 'split' ? 'not measured (split off by hand)' : null;
}

/** The confidence of a theme as lists show it. */
export const formatConfidence = (theme: Confident): string =>
  unmeasured(theme) ?? confidenceLevel(theme);

/** The confidence of a theme as a number; null where it was not measured. */
export const measuredConfidence = (theme: Confident): number | null =>
  unmeasured(theme) === null ? theme.confidence : null;

/** The confidence of a theme in one word. */
export const confidenceLevel = ({confidence}: Confident): StabilityLevel =>
  stabilityLevel(confidence);

/** Whether a theme is drawn in grey and no change of it is put forward. */
export const isWeak = (theme: Confident): boolean => confidenceLevel(theme) === 'weak';

const MEANING: Record<StabilityLevel, string> = {
  firm: 'It is there whichever papers are left out.',
  fair: 'Its core is there whichever papers are left out; at its edge papers may change sides.',
  weak: 'Other papers would have given other themes here, so it is shown in grey and its changes are not put forward.'
};

/** What the confidence of a theme means, for readers who know no statistics. */
export function describeConfidence(theme: Confident): string {
  const reason = unmeasured(theme);
  if (reason !== null) {
    const grey = isWeak(theme)
      ? ' What it was made of was weak, so it is shown in grey and its changes are not put forward.'
      : '';
    return `Confidence ${reason}: samples of the papers give themes that are found, not decided.${grey}`;
  }
  const level = confidenceLevel(theme);
  return (
    `Confidence ${level}: when samples of 80 % of the papers are grouped anew, the group most like it shares ` +
    `on average ${formatShare(theme.confidence)} of the papers that either holds. ${MEANING[level]}`
  );
}

/** How many themes are too weak to speak of, with a blank in front; empty when none is. */
export function noteOnWeak(themes: readonly Confident[]): string {
  const weak = themes.filter(isWeak).length;
  if (weak === 0) return '';
  return weak === 1
    ? ' 1 theme is left out as weak: it does not come back when the papers are sampled.'
    : ` ${formatCount(weak)} themes are left out as weak: they do not come back when the papers are sampled.`;
}

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

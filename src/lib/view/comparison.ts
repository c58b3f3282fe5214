import {themeChanges, type ThemeChange} from '../stats/change-verdict.ts';
import {shareOf} from '../stats/proportion.ts';
import {isWeak} from './doubt.ts';
import {formatCount, formatList, formatPeriodName} from './format.ts';
import type {Period} from './period.ts';
import {addProblem, noProblems, type Problems} from './problems.ts';
import {isClear, type Verdict} from './verdicts.ts';

/** A theme in two periods. */
export interface ComparedTheme {
  readonly theme_id: number;
  readonly theme: string;
  /** How surely it is found again in samples of the papers, 0 to 1. */
  readonly confidence: number;
  readonly hand_made?: string | null;
  readonly a_papers: number;
  readonly a_share: number;
  readonly b_papers: number;
  readonly b_share: number;
  /** Share in b minus share in a, −1 to 1. */
  readonly change: number;
  /** 95 % interval of the change; null when there are too few papers to test. */
  readonly difference_lower: number | null;
  readonly difference_upper: number | null;
  /** Two-sided; null when there are too few papers to test. */
  readonly p: number | null;
  /** Adjusted for all themes of the analysis; null when there are too few papers to test. */
  readonly adjusted_p: number | null;
  readonly verdict: Verdict;
}

/** What a comparison starts from. */
type ComparedCounts = Pick<
  ComparedTheme,
  'theme_id' | 'theme' | 'confidence' | 'hand_made' | 'a_papers' | 'b_papers'
>;

/** Two periods or ranges of them, and per theme what changed from the first to the second, largest gain first. */
export interface Comparison {
  readonly a: Period;
  readonly b: Period;
  readonly themes: readonly ComparedTheme[];
}

/** What to keep in mind when a side is incomplete; null when both are complete. */
export function caution({a, b}: Comparison): string | null {
  const partial = [a, b].filter((period) => !period.complete).map(formatPeriodName);
  if (partial.length === 0) return null;
  const verb = partial.length === 1 ? 'is' : 'are';
  return `The data covers only part of ${formatList(partial)}, which ${verb} marked partial: compare shares and verdicts with care, and no counts.`;
}

/**
 * Puts shares, change and verdict to the counts of each theme. All themes of the analysis are to be
 * given, whatever is shown: the verdicts are adjusted for their number.
 */
export function compare(
  [a, b]: readonly [Period, Period],
  counts: readonly ComparedCounts[]
): Comparison {
  const changes = themeChanges(
    counts.map((row) => ({themeId: row.theme_id, before: row.a_papers, after: row.b_papers})),
    {totals: {before: a.papers, after: b.papers}}
  );
  const themes = counts.flatMap((row, index): ComparedTheme[] => {
    const change = changes[index];
    return change ? [{...row, ...toldOf(change)}] : [];
  });
  return {a, b, themes: themes.sort((x, y) => y.change - x.change || x.theme_id - y.theme_id)};
}

function toldOf({before, after, difference, interval, p, adjustedP, verdict}: ThemeChange) {
  return {
    a_share: shareOf(before),
    b_share: shareOf(after),
    change: difference,
    difference_lower: p === null ? null : interval.lower,
    difference_upper: p === null ? null : interval.upper,
    p,
    adjusted_p: adjustedP,
    verdict
  };
}

/** The same comparison of some themes only, with verdicts as before; of all when none is named. */
export const onlyThemes = (comparison: Comparison, themes: readonly number[]): Comparison => ({
  ...comparison,
  themes: comparison.themes.filter(({theme_id}) => themes.length === 0 || themes.includes(theme_id))
});

/** Whether only the themes that rose or fell are asked for; anything but `only=changes` is said and not followed. */
export function readOnly(parameters: URLSearchParams): {onlyChanges: boolean} & Problems {
  const value = parameters.get('only') ?? '';
  const problems = noProblems();
  if (value !== '' && value !== 'changes') {
    const fault = `“${value.slice(0, 40)}” is no value of only (changes)`;
    addProblem(problems, fault, ', so all themes are shown');
  }
  return {onlyChanges: value === 'changes', ...problems};
}

/** The same comparison of the themes that rose or fell and are not weak; of all when `only` is false. */
export const onlyClear = (comparison: Comparison, only: boolean): Comparison =>
  only ? {...comparison, themes: splitByClarity(comparison.themes).clear} : comparison;

/**
 * The themes that rose or fell, those that did not, and the weak ones, of which neither is put forward; each in the
 * order given.
 */
export function splitByClarity(themes: readonly ComparedTheme[]) {
  const sure = themes.filter((theme) => !isWeak(theme));
  return {
    clear: sure.filter(({verdict}) => isClear(verdict)),
    unclear: sure.filter(({verdict}) => !isClear(verdict)),
    weak: themes.filter(isWeak)
  };
}

/** What is folded away: "No clear change (19), too few papers to tell (2)". */
export function countUnclear(themes: readonly ComparedTheme[]): string {
  const count = (wanted: Verdict) => themes.filter(({verdict}) => verdict === wanted).length;
  return `No clear change (${count('no clear change')}), too few papers to tell (${count('too few papers')})`;
}

/** Most rows of a chart that a reader can follow; the table beside the chart has them all. */
const MOST_ROWS = 30;

/** The themes that changed most, in the order of the comparison. */
export function largestChanges(
  themes: readonly ComparedTheme[],
  limit = MOST_ROWS
): readonly ComparedTheme[] {
  const kept = new Set(
    [...themes].sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, limit)
  );
  return themes.filter((theme) => kept.has(theme));
}

/** Says when a chart has not all of its themes; empty when it has. */
export const noteOnDrawn = (themes: readonly ComparedTheme[], limit = MOST_ROWS): string =>
  themes.length > limit
    ? `Drawn are the ${limit} largest changes of ${formatCount(themes.length)} themes.`
    : '';

import {adjustPValues} from './false-discovery.ts';
import {differenceInterval, type Interval} from './intervals.ts';
import {shareOf, type Proportion} from './proportion.ts';
import {compareProportions} from './proportion-tests.ts';

/** What may be said of a theme in two periods. */
export type Verdict = 'rose' | 'fell' | 'no clear change' | 'too few papers';

/** Papers of a theme in the earlier and the later period. */
export interface ThemePapers {
  readonly themeId: number;
  readonly before: number;
  readonly after: number;
}

/** How the share of a theme changed from one period to another. */
export interface ThemeChange {
  readonly themeId: number;
  readonly before: Proportion;
  readonly after: Proportion;
  /** Share after minus share before, −1 to 1. */
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided; null when there are too few papers to test. */
  readonly p: number | null;
  /** Adjusted for the themes tested; null when there are too few papers to test. */
  readonly adjustedP: number | null;
  readonly verdict: Verdict;
}

/** When to speak of a change. */
export interface VerdictOptions {
  /** Papers of all themes in each period. */
  readonly totals: {readonly before: number; readonly after: number};
  /** Level of the intervals. */
  readonly level?: number;
  /** Share of false ones that is borne among the changes named. */
  readonly falseDiscoveryRate?: number;
  /** Papers that a theme needs in both periods together. */
  readonly minimumPapers?: number;
}

type Measured = Omit<ThemeChange, 'adjustedP' | 'verdict'>;

function measure(theme: ThemePapers, options: Required<VerdictOptions>): Measured {
  const {totals, level, minimumPapers} = options;
  const before = {count: theme.before, total: totals.before};
  const after = {count: theme.after, total: totals.after};
  const enough = theme.before + theme.after >= minimumPapers && totals.before * totals.after > 0;
  return {
    themeId: theme.themeId,
    before,
    after,
    difference: shareOf(after) - shareOf(before),
    interval: differenceInterval(before, after, level),
    p: enough ? compareProportions(before, after).p : null
  };
}

function verdictOf({interval}: Measured, adjustedP: number | null, rate: number): Verdict {
  if (adjustedP === null) return 'too few papers';
  if (adjustedP < rate && interval.lower > 0) return 'rose';
  return adjustedP < rate && interval.upper < 0 ? 'fell' : 'no clear change';
}

/**
 * Says of many themes at once whether their share rose or fell between two periods, in the order
 * given. Rose or fell: the adjusted p-value is below the false discovery rate and the interval
 * leaves out 0, so that word and picture never disagree. Too few papers: fewer than the minimum in
 * both periods together, or a period without any; such a theme is not tested and does not weigh on
 * the others, which is sound as the rule looks only at the sum of both (Bourgon, Gentleman and
 * Huber 2010).
 *
 * @throws RangeError when a theme has more papers than its period
 */
export function themeChanges(
  themes: readonly ThemePapers[],
  {totals, level = 0.95, falseDiscoveryRate = 0.05, minimumPapers = 5}: VerdictOptions
): ThemeChange[] {
  const options = {totals, level, falseDiscoveryRate, minimumPapers};
  const measured = themes.map((theme) => measure(theme, options));
  const adjusted = adjustPValues(measured.flatMap(({p}) => p ?? []));
  let next = 0;
  return measured.map((theme) => {
    const adjustedP = theme.p === null ? null : (adjusted[next++] ?? null);
    return {...theme, adjustedP, verdict: verdictOf(theme, adjustedP, falseDiscoveryRate)};
  });
}

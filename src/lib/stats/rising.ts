import {findBursts, type Burst} from './bursts.ts';
import {themeChanges, type ThemeChange, type Verdict} from './change-verdict.ts';
import type {Proportion} from './proportion.ts';
import {sum} from './sum.ts';

/** One week of the stream, as far as rising is concerned. */
export interface StreamWeek {
  readonly papers: number;
  /** Whether the data covers all of it: no change is read from a part. */
  readonly complete: boolean;
}

/** Papers of a theme in each week of the stream. */
export interface WeeklyTheme {
  readonly themeId: number;
  readonly papers: readonly number[];
  /** Whether resampling found it too unsteady to make news of; false when nobody asked. */
  readonly weak?: boolean;
}

/** Indices of the first and the last week of a stretch, both included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Where a theme stands at the end of the weeks. */
export interface Course {
  readonly themeId: number;
  /** Its papers in the recent weeks and in those before. */
  readonly recent: Proportion;
  readonly before: Proportion;
  /** Whether the recent share differs from that before by more than chance. */
  readonly verdict: Verdict;
  readonly bursts: readonly Burst[];
  readonly rising: boolean;
}

/** The courses of all themes, and the weeks that were compared; no stretches, no verdict but too few papers. */
export interface Courses {
  readonly stretches: {readonly recent: Stretch; readonly before: Stretch} | null;
  readonly themes: readonly Course[];
}

/** How far back it is looked. */
export interface RisingOptions {
  /** Weeks that are recent, and weeks before them that they are compared with, at most. */
  readonly recent?: number;
  readonly before?: number;
}

/** Weeks before the recent ones that it takes to know what was usual. */
const LEAST_BEFORE = 2;

/** The weeks that can tell something: all of them is covered, and papers came. */
const tellingWeeks = (weeks: readonly StreamWeek[]): number[] =>
  weeks.flatMap(({papers, complete}, week) => (complete && papers > 0 ? [week] : []));

const totalOf = (counts: readonly number[], weeks: readonly number[]): number =>
  sum(weeks.map((week) => counts[week] ?? 0));

const ends = (weeks: readonly number[]): Stretch => ({
  first: weeks[0] ?? 0,
  last: weeks.at(-1) ?? 0
});

/** The weeks that are looked at: what is recent, and what was before. */
interface Windows {
  readonly recent: readonly number[];
  readonly before: readonly number[];
}

function verdicts(
  themes: readonly WeeklyTheme[],
  weeks: readonly StreamWeek[],
  {recent, before}: Windows
): ThemeChange[] {
  const sizes = weeks.map(({papers}) => papers);
  const counts = themes.map(({themeId, papers}) => ({
    themeId,
    before: totalOf(papers, before),
    after: totalOf(papers, recent)
  }));
  return themeChanges(counts, {
    totals: {before: totalOf(sizes, before), after: totalOf(sizes, recent)}
  });
}

/** Bursts of a theme; an incomplete week is like one without papers, which tells nothing. */
const burstsOf = ({papers}: WeeklyTheme, weeks: readonly StreamWeek[]): Burst[] =>
  findBursts(
    weeks.map((week, place) =>
      week.complete ? {count: papers[place] ?? 0, total: week.papers} : {count: 0, total: 0}
    )
  );

/**
 * Tells of each theme whether it is rising, which means: its share in the last four complete weeks is
 * above that in the up to 26 complete weeks before by more than chance (verdict over all themes at
 * once), or it is in a burst that runs into the last complete week and began within these weeks; and
 * it is not weak. This is the only place that says what rising is. Weeks that are incomplete or without
 * papers count for nothing; with fewer than two weeks before the recent ones no theme rises.
 *
 * @throws RangeError when a theme has more papers than its week
 */
export function themeCourses(
  themes: readonly WeeklyTheme[],
  weeks: readonly StreamWeek[],
  {recent = 4, before = 26}: RisingOptions = {}
): Courses {
  const telling = tellingWeeks(weeks);
  const windows = {
    recent: telling.slice(-recent),
    before: telling.slice(-recent - before, -recent)
  };
  const enough = windows.before.length >= LEAST_BEFORE;
  const [earliest, latest] = [windows.before[0] ?? 0, windows.recent.at(-1) ?? 0];
  const changes = verdicts(themes, weeks, windows);
  const courses = themes.flatMap((theme, index): Course[] => {
    const change = changes[index];
    if (!change) return [];
    const bursts = burstsOf(theme, weeks);
    const inBurst = bursts.some(({first, last}) => last === latest && first >= earliest);
    const verdict = enough ? change.verdict : 'too few papers';
    const rising = enough && theme.weak !== true && (verdict === 'rose' || inBurst);
    const {themeId, before: was, after: is} = change;
    return [{themeId, before: was, recent: is, verdict, bursts, rising}];
  });
  const stretches = {recent: ends(windows.recent), before: ends(windows.before)};
  return {stretches: enough ? stretches : null, themes: courses};
}

import type {Period} from '../../src/lib/view/period.ts';
import {type ThemeRow, themeTable} from '../../src/lib/view/theme-table.ts';
import {buildSeries, type Series} from '../../src/lib/view/series.ts';

const DAY = 86_400_000;
const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Weeks from 2026-W14 on; those of 0 papers are real weeks, those named in `partial` are incomplete. */
export const weeks = (papers: readonly number[], partial: readonly number[] = []): Period[] =>
  papers.map((count, index) => ({
    period: `2026-W${14 + index}`,
    period_start: addDays('2026-03-30', 7 * index),
    period_end: addDays('2026-04-05', 7 * index),
    papers: count,
    complete: !partial.includes(index)
  }));

/** Series from rows of counts, one row per theme, one number per period. */
export const seriesOf = (
  periods: readonly Period[],
  counts: Readonly<Record<string, readonly number[]>>
): Series[] =>
  buildSeries(
    Object.keys(counts).map((theme, index) => ({
      theme_id: index + 1,
      theme,
      confidence: 1,
      area_id: index + 1,
      shade: 0
    })),
    periods,
    {
      place: Object.values(counts).flatMap((row) => [...row.keys()]),
      theme_id: Object.values(counts).flatMap((row, index) => row.map(() => index + 1)),
      papers: Object.values(counts).flat()
    }
  );

/** A row of the table of themes that says what is given, of a theme with papers or without any. */
export function themeRow(told: Partial<ThemeRow>, series?: Series): ThemeRow {
  const summary = {
    theme_id: 1,
    theme: 'A',
    papers: 5,
    share: 0.1,
    area_id: 1,
    area: 'One',
    shade: 0,
    confidence: 1,
    first_week: null,
    last_week: null,
    top_terms: [],
    first_seen: null,
    since_start: false,
    rising: false,
    bursts: [],
    voted_papers: 0,
    vote_volume: 0,
    vote_share: 0,
    vote_percentile: 0.5,
    attention: 'too few papers',
    ...told
  };
  const own = series ? [{...series, themeId: summary.theme_id}] : [];
  const [row] = themeTable([summary], own, 'papers');
  if (!row) throw new Error('a table of one theme has one row');
  return row;
}

import type {Period} from '../../src/lib/view/period.ts';
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
    Object.values(counts).flatMap((row, index) =>
      row.map((papers, week) => ({
        theme_id: index + 1,
        period_start: periods[week]?.period_start ?? '',
        papers
      }))
    )
  );

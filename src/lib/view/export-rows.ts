import type {ExportRow} from './columns.ts';
import type {Comparison} from './comparison.ts';
import {formatConfidence, measuredConfidence} from './doubt.ts';
import type {Unit} from './period.ts';
import type {Series} from './series.ts';
import type {ThemeRow} from './theme-table.ts';

/** The table of themes as exported. */
export const themeRows = (rows: readonly ThemeRow[]): ExportRow[] =>
  rows.map((row) => ({
    theme_id: row.theme_id,
    theme: row.theme,
    papers: row.papers,
    share: row.share,
    area_id: row.area_id,
    area: row.area,
    confidence: measuredConfidence(row),
    confidence_level: formatConfidence(row),
    first_week: row.first_week,
    last_week: row.last_week,
    top_terms: row.top_terms,
    first_seen: row.first_seen,
    since_start: row.since_start,
    rising: row.rising,
    bursts: row.bursts,
    voted_papers: row.voted_papers,
    vote_volume: row.vote_volume,
    vote_share: row.vote_share,
    vote_percentile: row.vote_percentile,
    attention: row.attention,
    change: row.change?.difference ?? null,
    change_from: row.change?.from.period.period ?? null,
    change_to: row.change?.to.period.period ?? null,
    verdict: row.change?.verdict ?? null
  }));

/** One row per period and theme, oldest first. */
export function trendRows(series: readonly Series[], unit: Unit): ExportRow[] {
  const rows = series.flatMap(({themeId, theme, points}) =>
    points.map(({period, papers, share}) => ({
      [unit]: period.period,
      [`${unit}_start`]: period.period_start,
      theme_id: themeId,
      theme,
      papers,
      total: period.papers,
      share,
      complete: period.complete
    }))
  );
  const start = (row: ExportRow) => String(row[`${unit}_start`]);
  // Sorting is stable, so themes keep their order within a period.
  return rows.sort((a, b) => (start(a) < start(b) ? -1 : Number(start(a) > start(b))));
}

/** One row per theme of a comparison. */
export const comparisonRows = ({a, b, themes}: Comparison): ExportRow[] =>
  themes.map((theme) => ({
    ...theme,
    confidence: measuredConfidence(theme),
    a: a.period,
    a_total: a.papers,
    a_complete: a.complete,
    b: b.period,
    b_total: b.papers,
    b_complete: b.complete
  }));

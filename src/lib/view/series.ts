import type {Period} from './period.ts';

/** Papers of one theme in one period, as the database has them; periods without a paper may be missing. */
export interface ThemeCount {
  readonly period_start: string;
  readonly theme_id: number;
  readonly papers: number;
}

/** One theme in one period. */
export interface Point {
  readonly period: Period;
  readonly papers: number;
  /** Papers of the theme / papers of the period, 0 to 1; 0 when the period has none. */
  readonly share: number;
}

/** One theme over all periods shown, without gaps, oldest first. */
export interface Series {
  readonly themeId: number;
  readonly theme: string;
  readonly points: readonly Point[];
}

/** A point per theme and period: where the rows have none the theme had no paper, which is 0 and never a gap. */
export function buildSeries(
  themes: readonly {theme_id: number; theme: string}[],
  periods: readonly Period[],
  counts: readonly ThemeCount[]
): Series[] {
  const key = (themeId: number, start: string) => `${themeId} ${start}`;
  const papersOf = new Map(counts.map((row) => [key(row.theme_id, row.period_start), row.papers]));
  return themes.map(({theme_id, theme}) => ({
    themeId: theme_id,
    theme,
    points: periods.map((period) => {
      const papers = papersOf.get(key(theme_id, period.period_start)) ?? 0;
      return {period, papers, share: period.papers === 0 ? 0 : papers / period.papers};
    })
  }));
}

/** Runs of neighbouring complete points: a line is drawn along each and never into a partial period. */
export function completeRuns(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const point of points) {
    if (!point.period.complete) {
      run = [];
      continue;
    }
    run.push(point);
    if (run.length === 1) runs.push(run);
  }
  return runs;
}

import type {DuckDBConnection} from '@duckdb/node-api';
import {analysisHistory} from './queries/earlier-analysis.ts';
import {themeMoves, themeStay, type ThemeMove} from './queries/theme-moves.ts';
import {runQuery} from './query.ts';

/** Papers shown of each side. */
const PAPERS_SHOWN = 5;

/** Papers that crossed the edge of a theme in one direction: how many, and the most typical ones. */
export interface Crossing {
  readonly papers: number;
  readonly typical: readonly ThemeMove[];
}

/** The papers of a theme now against those that it had in the analysis before the last fit. */
export interface ThemeMoves {
  /** Last day of the papers of the analysis before; null when none had a date. */
  readonly until: string | null;
  readonly stayed: number;
  /** Papers that the analysis before did not have. */
  readonly fresh: number;
  readonly came: Crossing;
  readonly went: Crossing;
}

/** The last day of the analysis that the last fit was matched to. */
async function readUntil(connection: DuckDBConnection): Promise<string | null> {
  const steps = await runQuery(connection, analysisHistory, {});
  const fit = steps.findLastIndex(({kind}) => kind === 'fit');
  return steps[fit - 1]?.data_until ?? null;
}

/** Which papers came into a theme, and left it, from the analysis before to this one; null for the first. */
export async function readThemeMoves(
  connection: DuckDBConnection,
  theme: number
): Promise<ThemeMoves | null> {
  const [stay] = await runQuery(connection, themeStay, {theme});
  if (!stay?.is_known) return null;
  const rows = await runQuery(connection, themeMoves, {theme, limit: PAPERS_SHOWN});
  const side = (isIn: boolean): Crossing => {
    const typical = rows.filter(({came}) => came === isIn);
    return {papers: typical[0]?.papers ?? 0, typical};
  };
  const {stayed, fresh} = stay;
  return {until: await readUntil(connection), stayed, fresh, came: side(true), went: side(false)};
}

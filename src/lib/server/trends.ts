import type {DuckDBConnection} from '@duckdb/node-api';
import type {Filters} from '../view/filters.ts';
import {type Period, spanOf} from '../view/period.ts';
import {buildSeries, NO_COUNTS, type Series, type ThemeCounts} from '../view/series.ts';
import {themeTable, type ThemeRow} from '../view/theme-table.ts';
import {periodList} from './queries/period-list.ts';
import {themeList, themeListWithin} from './queries/theme-list.ts';
import {themeMonths} from './queries/theme-months.ts';
import {themeWeeks} from './queries/theme-weeks.ts';
import {runColumns, runQuery} from './query.ts';

/** The part of the filters that decides which rows are read. */
export type Selection = Pick<Filters, 'from' | 'to' | 'themes' | 'unit'>;

/** Everything that the overview and the exports by week, month or theme are made of. */
export interface Trends {
  readonly periods: readonly Period[];
  /** By theme id. */
  readonly series: readonly Series[];
  /** In the order asked for. */
  readonly rows: readonly ThemeRow[];
}

/** The periods that a request has read; its parts ask for the same again and again, and a page ships them once. */
const readOf = new WeakMap<DuckDBConnection, Map<string, Promise<Period[]>>>();

/** Lets a connection read the periods anew, for the next request. */
export const forgetPeriods = (connection: DuckDBConnection): void => void readOf.delete(connection);

/** The weeks or months that a range touches, oldest first; the same array within one request. */
export function readPeriods(
  connection: DuckDBConnection,
  {unit, from, to}: Omit<Selection, 'themes'>
): Promise<Period[]> {
  const known = readOf.get(connection) ?? new Map<string, Promise<Period[]>>();
  readOf.set(connection, known);
  const key = [unit, from, to].join(' ');
  const periods = known.get(key) ?? runQuery(connection, periodList, {unit, from, to});
  known.set(key, periods);
  return periods;
}

/** The days that whole periods cover; open where nothing was asked for, so that undated papers count. */
export function daysOf(periods: readonly Period[], {from, to}: Pick<Selection, 'from' | 'to'>) {
  if (from === null && to === null) return {from, to};
  return spanOf(periods) ?? {from, to};
}

const readThemes = (connection: DuckDBConnection, {from, to}: ReturnType<typeof daysOf>) =>
  from === null && to === null
    ? runQuery(connection, themeList, {})
    : runQuery(connection, themeListWithin, {from, to});

async function readCounts(
  connection: DuckDBConnection,
  unit: Selection['unit'],
  periods: readonly Period[]
): Promise<ThemeCounts> {
  const [first, last] = [periods[0]?.period_start, periods.at(-1)?.period_start];
  if (!first || !last) return NO_COUNTS;
  return runColumns(connection, unit === 'week' ? themeWeeks : themeMonths, {first, last});
}

/**
 * Reads the themes and their course for a selection; all counts are of whole weeks or months. The
 * verdicts on their changes never depend on which themes are asked for. Hidden themes are there only
 * when they are named.
 */
export async function readTrends(
  connection: DuckDBConnection,
  selection: Selection & Pick<Filters, 'sort'>
): Promise<Trends> {
  const {unit, themes, sort} = selection;
  const periods = await readPeriods(connection, selection);
  const summaries = await readThemes(connection, daysOf(periods, selection));
  const counts = await readCounts(connection, unit, periods);
  const series = buildSeries(summaries, periods, counts);
  const hidden = new Set(summaries.filter((theme) => theme.hidden).map(({theme_id}) => theme_id));
  const asked = (themeId: number) =>
    themes.length === 0 ? !hidden.has(themeId) : themes.includes(themeId);
  return {
    periods,
    series: series.filter(({themeId}) => asked(themeId)),
    rows: themeTable(summaries, series, sort).filter(({theme_id}) => asked(theme_id))
  };
}

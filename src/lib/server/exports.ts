import type {DuckDBConnection} from '@duckdb/node-api';
import type {Dataset, ExportRow} from '../view/columns.ts';
import {compare, type Comparison, onlyClear, onlyThemes, readOnly} from '../view/comparison.ts';
import {comparisonRows, themeRows, trendRows} from '../view/export-rows.ts';
import {chooseThemes, readThemeChoice} from '../view/theme-choice.ts';
import {DEFAULT_FILTERS, type Filters} from '../view/filters.ts';
import {chosenThemes, readUnassigned} from '../view/papers-filter.ts';
import type {Period} from '../view/period.ts';
import {missingSides, pickSides} from '../view/sides.ts';
import {readArea} from '../view/map-area.ts';
import {readMapPoints, rowsWithin} from './map.ts';
import {papersByRow} from './queries/map-points.ts';
import {lineage} from './queries/lineage.ts';
import {DATA_READERS} from './data-exports.ts';
import {paperList} from './queries/paper-list.ts';
import {themePair} from './queries/theme-pair.ts';
import {runQuery} from './query.ts';
import {unknownThemes} from './unknown-themes.ts';
import {daysOf, readPeriods, readTrends} from './trends.ts';

/** What to do where no two periods are compared by default. */
const NAME_SIDES = 'Name both sides all the same: a=2026-04&b=2026-05, with unit=month.';

/** Most papers that one export holds. */
const MOST_PAPERS = 1_000_000;

/** Two periods or ranges with shares, change and verdict of the themes asked for; the verdicts never depend on which these are. */
export async function readComparison(
  connection: DuckDBConnection,
  pair: readonly [Period, Period],
  themes: readonly number[]
): Promise<Comparison> {
  const [a, b] = pair;
  const counts = await runQuery(connection, themePair, {
    a_from: a.period_start,
    a_to: a.period_end,
    b_from: b.period_start,
    b_to: b.period_end,
    themes: []
  });
  return onlyThemes(compare(pair, counts), themes);
}

/** A file was asked for in a way that cannot be followed; a file must not pretend. */
export class CannotFollowError extends Error {
  override readonly name = 'CannotFollowError';
  /** One sentence each. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

type Reader = (
  connection: DuckDBConnection,
  filters: Filters,
  parameters: URLSearchParams
) => Promise<readonly ExportRow[]>;

/** The papers within the stretch of the map that `within` names; null when it names none. */
async function idsWithin(
  connection: DuckDBConnection,
  parameters: URLSearchParams
): Promise<ReadonlySet<string> | null> {
  const text = parameters.get('within') ?? '';
  if (text === '') return null;
  const corners = readArea(text);
  if (!corners) {
    throw new CannotFollowError([
      `“${text.slice(0, 40)}” is no stretch of the map (within=x,y,x,y,… from −1 to 1, three corners or more).`
    ]);
  }
  const rows = rowsWithin(await readMapPoints(connection), corners);
  const papers = await runQuery(connection, papersByRow, {rows, limit: null});
  return new Set(papers.map(({paper_id}) => paper_id));
}

const READERS: Record<Dataset, Reader> = {
  ...DATA_READERS,
  themes: async (connection, filters, parameters) => {
    const {rows} = await readTrends(connection, filters);
    const {choice, faults} = readThemeChoice(parameters);
    if (faults.length > 0) throw new CannotFollowError(faults);
    return themeRows(chooseThemes(rows, choice));
  },
  weeks: async (connection, filters) =>
    trendRows((await readTrends(connection, {...filters, unit: 'week'})).series, 'week'),
  months: async (connection, filters) =>
    trendRows((await readTrends(connection, {...filters, unit: 'month'})).series, 'month'),
  papers: async (connection, filters, parameters) => {
    const within = await idsWithin(connection, parameters);
    const {unassigned, faults} = readUnassigned(parameters);
    if (faults.length > 0) throw new CannotFollowError(faults);
    const rows = await runQuery(connection, paperList, {
      ...daysOf(await readPeriods(connection, filters), filters),
      themes: chosenThemes(filters.themes, unassigned),
      sort: parameters.get('order') ?? 'id',
      limit: MOST_PAPERS,
      offset: 0
    });
    return within ? rows.filter(({paper_id}) => within.has(paper_id)) : rows;
  },
  lineage: async (connection, {themes}) => {
    const rows = await runQuery(connection, lineage, {theme: null});
    const isAsked = (id: number | null) => id !== null && themes.includes(id);
    const asked = rows.filter(
      ({from_id, to_id}) => themes.length === 0 || isAsked(from_id) || isAsked(to_id)
    );
    return asked.map(({from_name, to_name, ...row}) => ({
      ...row,
      from_theme: from_name,
      to_theme: to_name
    }));
  },
  comparison: async (connection, {unit, themes}, parameters) => {
    const periods = await readPeriods(connection, {unit, from: null, to: null});
    const {pair, faults} = pickSides(periods, parameters);
    const {onlyChanges, faults: wrong} = readOnly(parameters);
    if (faults.length + wrong.length > 0) throw new CannotFollowError([...faults, ...wrong]);
    if (!pair) throw new CannotFollowError([missingSides(periods, unit).text, NAME_SIDES]);
    return comparisonRows(onlyClear(await readComparison(connection, pair, themes), onlyChanges));
  }
};

/**
 * The rows of an exported table: the dashboard and the command line both read them here, so that their numbers are
 * the same. `parameters` holds what only one table knows: `order` of papers, `a`, `a_to`, `b` and `b_to` of a comparison.
 */
export async function readExport(
  connection: DuckDBConnection,
  dataset: Dataset,
  {
    filters = DEFAULT_FILTERS,
    parameters = new URLSearchParams()
  }: {filters?: Filters; parameters?: URLSearchParams} = {}
): Promise<readonly ExportRow[]> {
  const isLineage = dataset === 'lineage';
  const unknown = await unknownThemes(connection, filters.themes, {lineage: isLineage});
  if (unknown.length > 0) throw new CannotFollowError(unknown);
  return READERS[dataset](connection, filters, parameters);
}

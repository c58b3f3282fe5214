import type {DuckDBConnection} from '@duckdb/node-api';
import {insideChange, type InsideChange, LEAST_PAPERS} from '../view/inside-change.ts';
import type {Period, Unit} from '../view/period.ts';
import {presets} from '../view/range.ts';
import {pickSides} from '../view/sides.ts';
import {termNames, themeTermCounts} from './queries/theme-term-counts.ts';
import {insidePapers} from './queries/inside-papers.ts';
import {runQuery, type RowOf} from './query.ts';
import {readPeriods} from './trends.ts';

/** Two ranges, the terms that the papers of a theme use more, and less, in the later one, and these papers. */
export interface ComparedInside {
  readonly a: Period;
  readonly b: Period;
  readonly theme: number;
  readonly change: InsideChange;
  /** Papers that the later range brought in, and those of the earlier one that are out of it. */
  readonly came: InsidePapers;
  readonly went: InsidePapers;
}

/** Papers of one side: all of them, and the most typical ones. */
export interface InsidePapers {
  readonly papers: number;
  readonly typical: readonly {readonly paper_id: string; readonly title: string}[];
}

/** Papers shown of each side. */
const PAPERS_SHOWN = 5;

function sidesOf(rows: readonly RowOf<typeof insidePapers>[]) {
  const side = (isLater: boolean): InsidePapers => {
    const own = rows.filter(({later}) => later === isLater);
    return {
      papers: own[0]?.papers ?? 0,
      typical: own.map(({paper_id, title}) => ({paper_id, title}))
    };
  };
  return {came: side(true), went: side(false)};
}

/** The ranges that the URL names, by default the longest of the presets. */
function rangesOf(periods: readonly Period[], unit: Unit, parameters: URLSearchParams) {
  if (['a', 'a_to', 'b', 'b_to'].some((name) => parameters.has(name))) {
    return pickSides(periods, parameters).pair;
  }
  const preset = presets(periods, unit).at(-1);
  return preset ? ([preset.a, preset.b] as const) : null;
}

interface Ranges {
  readonly theme: number;
  readonly a_from: string;
  readonly a_to: string;
  readonly b_from: string;
  readonly b_to: string;
}

/** The terms whose use changed, by name. */
async function readTerms(connection: DuckDBConnection, ranges: Ranges): Promise<InsideChange> {
  const uses = await runQuery(connection, themeTermCounts, {...ranges, least: LEAST_PAPERS});
  const {a_total = 0, b_total = 0} = uses[0] ?? {};
  const {more, less} = insideChange(uses, {before: a_total, after: b_total});
  const ids = [...more, ...less].map(({term_id}) => term_id);
  const found = await runQuery(connection, termNames, {ids});
  const names = new Map(found.map(({term_id, term}) => [term_id, term]));
  const named = (shifts: typeof more) =>
    shifts.map(({term_id, a_count, b_count, a_papers, b_papers, z}) => {
      return {term: names.get(term_id) ?? '', a_count, b_count, a_papers, b_papers, z};
    });
  return {more: named(more), less: named(less)};
}

/** What changed inside a theme between two ranges; null while there are none to compare. */
export async function readInsideChange(
  connection: DuckDBConnection,
  theme: number,
  {unit, parameters}: {unit: Unit; parameters: URLSearchParams}
): Promise<ComparedInside | null> {
  const periods = await readPeriods(connection, {unit, from: null, to: null});
  const pair = rangesOf(periods, unit, parameters);
  if (!pair) return null;
  const [a, b] = pair;
  const ranges = {
    theme,
    a_from: a.period_start,
    a_to: a.period_end,
    b_from: b.period_start,
    b_to: b.period_end
  };
  const change = await readTerms(connection, ranges);
  const papers = await runQuery(connection, insidePapers, {...ranges, limit: PAPERS_SHOWN});
  return {theme, a, b, change, ...sidesOf(papers)};
}

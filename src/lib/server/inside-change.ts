import type {DuckDBConnection} from '@duckdb/node-api';
import {insideChange, type InsideChange} from '../view/inside-change.ts';
import type {Period, Unit} from '../view/period.ts';
import {presets} from '../view/range.ts';
import {pickSides} from '../view/sides.ts';
import {themeTermCounts} from './queries/theme-term-counts.ts';
import {runQuery} from './query.ts';
import {readPeriods} from './trends.ts';

/** Two ranges, and the terms that the papers of a theme use more, and less, in the later one. */
export interface ComparedInside {
  readonly a: Period;
  readonly b: Period;
  readonly change: InsideChange;
}

/** The ranges that the URL names, by default the longest of the presets. */
function rangesOf(periods: readonly Period[], unit: Unit, parameters: URLSearchParams) {
  if (['a', 'a_to', 'b', 'b_to'].some((name) => parameters.has(name))) {
    return pickSides(periods, parameters).pair;
  }
  const preset = presets(periods, unit).at(-1);
  return preset ? ([preset.a, preset.b] as const) : null;
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
  const uses = await runQuery(connection, themeTermCounts, {
    theme,
    a_from: a.period_start,
    a_to: a.period_end,
    b_from: b.period_start,
    b_to: b.period_end
  });
  return {a, b, change: insideChange(uses)};
}

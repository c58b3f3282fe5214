import type {DuckDBConnection} from '@duckdb/node-api';
import {formatList} from '../view/format.ts';
import {curatedThemes} from './queries/curated-themes.ts';
import {lineage} from './queries/lineage.ts';
import {runQuery} from './query.ts';

const WHERE = '/themes.csv lists the themes with their numbers';

/** The numbers that earlier analyses had for themes that are no more. */
async function endedThemes(connection: DuckDBConnection): Promise<ReadonlySet<number>> {
  const rows = await runQuery(connection, lineage, {theme: null});
  return new Set(rows.flatMap(({from_id, to_id}) => [from_id ?? 0, to_id ?? 0]));
}

/** What is wrong with the numbers of themes asked for, one sentence each; a theme that ended is one of the lineage. */
export async function unknownThemes(
  connection: DuckDBConnection,
  themes: readonly number[],
  {lineage: allowed = false} = {}
): Promise<string[]> {
  if (themes.length === 0) return [];
  const found = new Set(
    (await runQuery(connection, curatedThemes, {})).map(({theme_id}) => theme_id)
  );
  const missing = themes.filter((id) => !found.has(id));
  if (missing.length === 0) return [];
  const past = await endedThemes(connection);
  const ended = missing.filter((id) => past.has(id));
  const never = missing.filter((id) => !past.has(id)).map(String);
  return [
    ...(allowed
      ? []
      : ended.map(
          (id) =>
            `Theme ${id} has ended: /lineage.csv?theme=${id} tells what became of it; ${WHERE}.`
        )),
    ...(never.length === 0
      ? []
      : [
          `There ${never.length === 1 ? 'is no theme' : 'are no themes'} ${formatList(never)} in this analysis: ${WHERE}.`
        ])
  ];
}

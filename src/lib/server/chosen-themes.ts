import type {DuckDBConnection} from '@duckdb/node-api';
import type {Filters} from '../view/filters.ts';
import {areaThemes} from './queries/area-themes.ts';
import {runQuery} from './query.ts';

/**
 * The ids of the themes that are chosen by themselves or with their area, rising; empty means all. An area that is not
 * there is left out with a sentence; a file is refused with one that tells what to do.
 */
export async function readChosen(
  connection: DuckDBConnection,
  {themes, areas}: Pick<Filters, 'themes' | 'areas'>
): Promise<{chosen: readonly number[]; problems: string[]; faults: string[]}> {
  if (areas.length === 0) return {chosen: themes, problems: [], faults: []};
  const found = await runQuery(connection, areaThemes, {areas});
  const unknown = areas.filter((area) => !found.some(({area_id}) => area_id === area));
  const missing = unknown.map((area) => `There is no area ${area} in this analysis`);
  const ids = new Set([...themes, ...found.map(({theme_id}) => theme_id)]);
  return {
    chosen: [...ids].sort((a, b) => a - b),
    problems: missing.map((fault) => `${fault}.`),
    faults: missing.map((fault) => `${fault}: /themes.csv lists the areas with their numbers.`)
  };
}

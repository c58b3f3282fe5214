import type {DuckDBConnection} from '@duckdb/node-api';
import {isWithin, type Corner} from '../view/map-area.ts';
import {MAP_UNIT, type MapPoints} from '../view/map-points.ts';
import {mapPoints} from './queries/map-points.ts';
import {runColumns} from './query.ts';

/** The papers on the map, without those that search, organisations and votes leave out. */
export async function readMapPoints(connection: DuckDBConnection): Promise<MapPoints> {
  const {paper_row, x, y, theme_id, week} = await runColumns(connection, mapPoints, {});
  return {row: paper_row, x, y, theme: theme_id, week};
}

/** The rows of the papers that lie within a stretch of the map. */
export const rowsWithin = ({row, x, y}: MapPoints, corners: readonly Corner[]): number[] =>
  row.filter((_, index) =>
    isWithin([(x[index] ?? 0) / MAP_UNIT, (y[index] ?? 0) / MAP_UNIT], corners)
  );

import type {DuckDBConnection} from '@duckdb/node-api';
import {sum} from '../stats/sum.ts';
import {isWithin, type Corner} from '../view/map-area.ts';
import {MAP_UNIT, mapStep, type MapPoints} from '../view/map-points.ts';
import {mapPoints, mapSample, themePlaces} from './queries/map-points.ts';
import {runColumns, runQuery} from './query.ts';

/** The papers on the map, without those that search, organisations and votes leave out. */
export async function readMapPoints(connection: DuckDBConnection): Promise<MapPoints> {
  const {paper_row, x, y, theme_id, week} = await runColumns(connection, mapPoints, {});
  return {row: paper_row, x, y, theme: theme_id, week};
}

/** What the page itself shows of the map: so many of its papers as a page can hold, and where the themes lie. */
export interface MapPicture {
  /** Papers on the map. */
  readonly papers: number;
  readonly spots: Pick<MapPoints, 'x' | 'y' | 'theme'>;
  /** Middles by theme, −1 to 1. */
  readonly middles: ReadonlyMap<number, readonly [number, number]>;
}

/** Reads the same papers as `readMapPoints`, but few of many. */
export async function readMapPicture(connection: DuckDBConnection): Promise<MapPicture> {
  const places = await runQuery(connection, themePlaces, {});
  const papers = sum(places.map((place) => place.papers));
  const {x, y, theme_id} = await runColumns(connection, mapSample, {step: mapStep(papers)});
  const named = places.filter((place) => place.theme_id > 0);
  return {
    papers,
    spots: {x, y, theme: theme_id},
    middles: new Map(named.map((place) => [place.theme_id, [place.x, place.y]]))
  };
}

/** The rows of the papers that lie within a stretch of the map. */
export const rowsWithin = ({row, x, y}: MapPoints, corners: readonly Corner[]): number[] =>
  row.filter((_, index) =>
    isWithin([(x[index] ?? 0) / MAP_UNIT, (y[index] ?? 0) / MAP_UNIT], corners)
  );

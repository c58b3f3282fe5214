import {setImmediate} from 'node:timers/promises';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DOUBLE,
  INTEGER,
  LIST,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType
} from '@duckdb/node-api';
import type {Day} from '../model.ts';
import {CHUNK, ChunkAppender} from './chunk-appender.ts';
import {fillVector, type ValueOf} from './fill-vector.ts';

/** A value for one column, tagged with its type where JavaScript's own does not tell. */
export type Cell =
  | {readonly kind: 'text'; readonly value: string | null}
  | {readonly kind: 'integer'; readonly value: number | null}
  | {readonly kind: 'double'; readonly value: number | null}
  | {readonly kind: 'boolean'; readonly value: boolean}
  | {readonly kind: 'day'; readonly value: Day | null}
  | {readonly kind: 'moment'; readonly value: Date}
  | {readonly kind: 'texts'; readonly value: readonly string[]}
  | {readonly kind: 'blob'; readonly value: Uint8Array | null};

export const text = (value: string | null): Cell => ({kind: 'text', value});
export const integer = (value: number | null): Cell => ({kind: 'integer', value});
export const double = (value: number | null): Cell => ({kind: 'double', value});
export const boolean = (value: boolean): Cell => ({kind: 'boolean', value});
export const day = (value: Day | null): Cell => ({kind: 'day', value});
export const moment = (value: Date): Cell => ({kind: 'moment', value});
export const texts = (value: readonly string[]): Cell => ({kind: 'texts', value});
export const blob = (value: Uint8Array | null): Cell => ({kind: 'blob', value});

const TYPES: Record<Cell['kind'], DuckDBType> = {
  text: VARCHAR,
  integer: INTEGER,
  double: DOUBLE,
  boolean: BOOLEAN,
  day: DATE,
  moment: TIMESTAMP,
  texts: LIST(VARCHAR),
  blob: BLOB
};

/** A column of a table: its kind, and what it holds of an item. */
export type ColumnOf<T> = {
  [Kind in Cell['kind']]: readonly [kind: Kind, of: (item: T, index: number) => ValueOf<Kind>];
}[Cell['kind']];

interface CellColumn {
  readonly kind: Cell['kind'];
  readonly values: readonly Cell['value'][];
}

function appendChunk(appender: ChunkAppender, columns: readonly CellColumn[]): void {
  const types = columns.map(({kind}) => TYPES[kind]);
  appender.append(types, columns[0]?.values.length ?? 0, (vector, index) => {
    const {kind = 'text', values = []} = columns[index] ?? {};
    fillVector(vector, kind, values);
  });
  appender.flush();
}

/** @throws TypeError when the cells of a column are of two kinds */
function toColumns(rows: readonly (readonly Cell[])[]): CellColumn[] {
  const kinds = (rows[0] ?? []).map(({kind}) => kind);
  return kinds.map((kind, index) => {
    const values = rows.map((row, place) => {
      const cell = row[index];
      if (cell?.kind === kind && row.length === kinds.length) return cell.value;
      throw new TypeError(`row ${place}, column ${index}: ${cell?.kind}, expected ${kind}`);
    });
    return {kind, values};
  });
}

/**
 * Adds a row for each item to a table, the columns in the order of those of the table: without an object
 * for each cell, for many thousand rows.
 */
export async function appendItems<T>(
  connection: DuckDBConnection,
  [table, columns]: readonly [table: string, columns: readonly ColumnOf<T>[]],
  items: readonly T[]
): Promise<void> {
  const appender = await ChunkAppender.open(connection, table);
  for (let start = 0; start < items.length; start += CHUNK) {
    const part = items.slice(start, start + CHUNK);
    const filled = columns.map(([kind, of]) => ({
      kind,
      values: part.map((item, index) => of(item, start + index))
    }));
    appendChunk(appender, filled);
  }
  appender.close();
}

/** Adds rows to a table, the cells in the order of its columns. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<readonly Cell[]>
): Promise<void> {
  const appender = await ChunkAppender.open(connection, table);
  let part: (readonly Cell[])[] = [];
  for (const row of rows) {
    if (part.push(row) < CHUNK) continue;
    appendChunk(appender, toColumns(part));
    part = [];
    // Whoever waits for this thread has a turn.
    await setImmediate();
  }
  if (part.length > 0) appendChunk(appender, toColumns(part));
  appender.close();
}

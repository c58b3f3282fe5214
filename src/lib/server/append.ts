import duckdb from '@duckdb/node-bindings';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  INTEGER,
  LIST,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType
} from '@duckdb/node-api';
import type {Day} from '../model.ts';
import {fillVector} from './fill-vector.ts';

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

/** Most rows that DuckDB takes in one chunk. */
const CHUNK = 2048;

/** @throws TypeError when the cells of a column are of two kinds */
function toChunk(rows: readonly (readonly Cell[])[]): DuckDBDataChunk {
  const kinds = (rows[0] ?? []).map(({kind}) => kind);
  const chunk = DuckDBDataChunk.create(
    kinds.map((kind) => TYPES[kind]),
    rows.length
  );
  kinds.forEach((kind, column) => {
    const values = rows.map((row, index) => {
      const cell = row[column];
      if (cell?.kind === kind && row.length === kinds.length) return cell.value;
      throw new TypeError(`row ${index}, column ${column}: ${cell?.kind}, expected ${kind}`);
    });
    fillVector(duckdb.data_chunk_get_vector(chunk.chunk, column), kind, values);
  });
  return chunk;
}

/** Adds rows to a table, the cells in the order of its columns. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<readonly Cell[]>
): Promise<void> {
  const appender = await connection.createAppender(table);
  let part: (readonly Cell[])[] = [];
  for (const row of rows) {
    if (part.push(row) < CHUNK) continue;
    appender.appendDataChunk(toChunk(part));
    part = [];
  }
  if (part.length > 0) appender.appendDataChunk(toChunk(part));
  appender.closeSync();
}

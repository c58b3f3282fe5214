import {
  DuckDBDateValue,
  DuckDBTimestampValue,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection
} from '@duckdb/node-api';
import type {Day} from '../model.ts';

/** A value for one column, tagged with its type where JavaScript's own does not tell. */
export type Cell =
  | {readonly kind: 'text'; readonly value: string | null}
  | {readonly kind: 'integer'; readonly value: number | null}
  | {readonly kind: 'double'; readonly value: number | null}
  | {readonly kind: 'boolean'; readonly value: boolean}
  | {readonly kind: 'day'; readonly value: Day | null}
  | {readonly kind: 'moment'; readonly value: Date}
  | {readonly kind: 'texts'; readonly value: readonly string[]}
  | {readonly kind: 'blob'; readonly value: Uint8Array};

export const text = (value: string | null): Cell => ({kind: 'text', value});
export const integer = (value: number | null): Cell => ({kind: 'integer', value});
export const double = (value: number | null): Cell => ({kind: 'double', value});
export const boolean = (value: boolean): Cell => ({kind: 'boolean', value});
export const day = (value: Day | null): Cell => ({kind: 'day', value});
export const moment = (value: Date): Cell => ({kind: 'moment', value});
export const texts = (value: readonly string[]): Cell => ({kind: 'texts', value});
export const blob = (value: Uint8Array): Cell => ({kind: 'blob', value});

const MILLISECONDS_PER_DAY = 86_400_000;

function appendCell(appender: DuckDBAppender, {kind, value}: Cell): void {
  if (value === null) appender.appendNull();
  else if (kind === 'text') appender.appendVarchar(value);
  else if (kind === 'integer') appender.appendInteger(value);
  else if (kind === 'double') appender.appendDouble(value);
  else if (kind === 'boolean') appender.appendBoolean(value);
  else if (kind === 'texts') appender.appendList(listValue([...value]), LIST(VARCHAR));
  else if (kind === 'blob') appender.appendBlob(value);
  else if (kind === 'moment') {
    appender.appendTimestamp(new DuckDBTimestampValue(BigInt(value.getTime()) * 1000n));
  } else {
    const days = Date.parse(`${value}T00:00:00Z`) / MILLISECONDS_PER_DAY;
    appender.appendDate(new DuckDBDateValue(days));
  }
}

/** Adds rows to a table, the cells in the order of its columns. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<readonly Cell[]>
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const cell of row) appendCell(appender, cell);
    appender.endRow();
  }
  appender.closeSync();
}

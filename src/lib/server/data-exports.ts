import type {DuckDBConnection} from '@duckdb/node-api';
import type {ExportRow} from '../view/columns.ts';
import type {DATA_COLUMNS} from '../view/data-columns.ts';
import {ledgerList} from './queries/ledger-list.ts';
import {mergedList} from './queries/merged-list.ts';
import {rejectList} from './queries/reject-list.ts';
import {sourceDays} from './queries/source-days.ts';
import {streamDays} from './queries/stream-days.ts';
import {themeCountTrials} from './queries/theme-count-trials.ts';
import {runQuery} from './query.ts';

const ALL = {limit: null, offset: 0};

/** The tables that tell where the papers come from: always the whole of them. */
export const DATA_READERS: Record<
  keyof typeof DATA_COLUMNS,
  (connection: DuckDBConnection) => Promise<readonly ExportRow[]>
> = {
  days: (connection) => runQuery(connection, streamDays, {}),
  sources: (connection) => runQuery(connection, sourceDays, {}),
  ledger: (connection) => runQuery(connection, ledgerList, ALL),
  rejects: (connection) => runQuery(connection, rejectList, ALL),
  duplicates: (connection) => runQuery(connection, mergedList, ALL),
  trials: (connection) => runQuery(connection, themeCountTrials, {})
};

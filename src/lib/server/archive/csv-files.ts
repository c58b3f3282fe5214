import type {DuckDBConnection} from '@duckdb/node-api';
import {type Dataset, EXPORT_COLUMNS} from '../../view/columns.ts';
import {exportCsv} from '../../view/csv.ts';
import {readExport} from '../exports.ts';
import type {ZipEntry} from './zip.ts';

/** A comparison is of two periods, which somebody has to choose. */
const isWhole = (name: string): name is Exclude<Dataset, 'comparison'> =>
  Object.hasOwn(EXPORT_COLUMNS, name) && name !== 'comparison';

const WHOLE = Object.keys(EXPORT_COLUMNS).filter(isWhole);

/** What each column of each table means, as plain text. */
const columnsText = WHOLE.map((name) => {
  const lines = EXPORT_COLUMNS[name].map(({name: column, meaning}) => `  ${column}: ${meaning}`);
  return [`${name}.csv`, ...lines].join('\n');
}).join('\n\n');

/** The tables that the dashboard offers, each with the bytes of its own download, and what their columns mean. */
export async function readCsvFiles(connection: DuckDBConnection): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [{name: 'columns.txt', text: `${columnsText}\n`}];
  for (const name of WHOLE) {
    const rows = await readExport(connection, name);
    entries.push({name: `${name}.csv`, text: exportCsv(name, rows)});
  }
  return entries;
}

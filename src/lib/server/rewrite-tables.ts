import type {DuckDBConnection} from '@duckdb/node-api';
import {writeTable, type Circumstances} from './publish.ts';
import {COUNT_TERMS} from './refresh/count-terms.ts';
import {DERIVE} from './tables/derived-tables.ts';
import {REWRITTEN} from './tables/grown-tables.ts';
import type {Tabulated} from './tables/table.ts';

/** After papers have come to the tables of a fit: writes all other tables, in place of those that are there. */
export async function rewriteTables(
  connection: DuckDBConnection,
  written: readonly [Tabulated, Circumstances]
): Promise<void> {
  for (const table of REWRITTEN) {
    await connection.run(`DROP TABLE IF EXISTS ${table.name}`);
    await writeTable(connection, table, written);
  }
  await connection.run(COUNT_TERMS);
  await connection.run(DERIVE);
}

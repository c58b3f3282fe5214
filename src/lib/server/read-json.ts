import type {DuckDBConnection} from '@duckdb/node-api';

/**
 * The rows of a query whose only column holds JSON arrays of rows: one long text is read in far less time
 * than all its cells one by one. DuckDB writes numbers so that they come back to the bit.
 */
export async function readJson<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().flatMap(([rows]) => JSON.parse(String(rows)) as Row[]);
}

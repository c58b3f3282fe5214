import duckdb from '@duckdb/node-bindings';
import {
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBConnection,
  type DuckDBType,
  FLOAT,
  INTEGER,
  UTINYINT
} from '@duckdb/node-api';

/** A whole column of numbers; its class tells the type that the column of the table must have. */
export type NumberColumn = Int32Array | Uint8Array | Float32Array | Float64Array;

/** Most rows that DuckDB takes in one chunk. */
const CHUNK = 2048;

function typeOf(column: NumberColumn): DuckDBType {
  if (column instanceof Int32Array) return INTEGER;
  if (column instanceof Uint8Array) return UTINYINT;
  return column instanceof Float32Array ? FLOAT : DOUBLE;
}

/**
 * Adds whole columns to a table: several times faster than cell by cell, for millions of rows.
 *
 * @throws RangeError when the columns are not of one length
 */
export async function appendNumbers(
  connection: DuckDBConnection,
  table: string,
  columns: readonly NumberColumn[]
): Promise<void> {
  const rows = columns[0]?.length ?? 0;
  const lengths = columns.map(({length}) => length);
  if (lengths.some((length) => length !== rows)) {
    throw new RangeError(`columns of ${table} have ${lengths.join(', ')} rows, expected as many`);
  }
  const appender = await connection.createAppender(table);
  const types = columns.map(typeOf);
  for (let start = 0; start < rows; start += CHUNK) {
    const end = Math.min(start + CHUNK, rows);
    const chunk = DuckDBDataChunk.create(types, end - start);
    columns.forEach((column, index) => {
      const {buffer, byteOffset, byteLength} = column.slice(start, end);
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
      duckdb.copy_data_to_vector(vector, 0, buffer, byteOffset, byteLength);
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

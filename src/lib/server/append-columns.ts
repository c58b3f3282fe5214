import duckdb, {type Vector} from '@duckdb/node-bindings';
import {
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
  FLOAT,
  INTEGER,
  UTINYINT,
  VARCHAR
} from '@duckdb/node-api';
import {fillVector} from './fill-vector.ts';

/** A whole column of numbers; its class tells the type that the column of the table must have. */
export type NumberColumn = Int32Array | Uint8Array | Float32Array | Float64Array;

/** A whole column of numbers or of texts. */
export type Column = NumberColumn | readonly string[];

/** Most rows that DuckDB takes in one chunk. */
const CHUNK = 2048;

const isNumbers = (column: Column): column is NumberColumn => ArrayBuffer.isView(column);

function typeOf(column: Column): DuckDBType {
  if (!isNumbers(column)) return VARCHAR;
  if (column instanceof Int32Array) return INTEGER;
  if (column instanceof Uint8Array) return UTINYINT;
  return column instanceof Float32Array ? FLOAT : DOUBLE;
}

/** Copies numbers from where they lie; those in shared memory, which DuckDB does not read, by way of a copy. */
function copyNumbers(vector: Vector, {buffer, byteOffset, byteLength}: NumberColumn): void {
  if (buffer instanceof ArrayBuffer) {
    duckdb.copy_data_to_vector(vector, 0, buffer, byteOffset, byteLength);
  } else {
    const copy = new Uint8Array(buffer, byteOffset, byteLength).slice();
    duckdb.copy_data_to_vector(vector, 0, copy.buffer, 0, byteLength);
  }
}

/** Adds whole columns to a table, one stretch after the other: several times faster than cell by cell. */
export class ColumnAppender {
  readonly #table: string;
  readonly #appender: DuckDBAppender;

  private constructor(table: string, appender: DuckDBAppender) {
    this.#table = table;
    this.#appender = appender;
  }

  static async open(connection: DuckDBConnection, table: string): Promise<ColumnAppender> {
    return new ColumnAppender(table, await connection.createAppender(table));
  }

  /** @throws RangeError when the columns are not of one length */
  append(columns: readonly Column[]): void {
    const rows = columns[0]?.length ?? 0;
    const lengths = columns.map(({length}) => length);
    if (lengths.some((length) => length !== rows)) {
      const of = `columns of ${this.#table} have ${lengths.join(', ')} rows`;
      throw new RangeError(`${of}, expected as many`);
    }
    const types = columns.map(typeOf);
    for (let start = 0; start < rows; start += CHUNK) {
      const end = Math.min(start + CHUNK, rows);
      const chunk = DuckDBDataChunk.create(types, end - start);
      columns.forEach((column, index) => {
        const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
        if (isNumbers(column)) copyNumbers(vector, column.subarray(start, end));
        else fillVector(vector, 'text', column.slice(start, end));
      });
      this.#appender.appendDataChunk(chunk);
    }
  }

  close(): void {
    this.#appender.closeSync();
  }
}

/**
 * Adds whole columns to a table.
 *
 * @throws RangeError when the columns are not of one length
 */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[]
): Promise<void> {
  const appender = await ColumnAppender.open(connection, table);
  appender.append(columns);
  appender.close();
}

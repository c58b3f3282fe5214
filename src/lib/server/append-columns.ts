import {setImmediate} from 'node:timers/promises';
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
import {CHUNK} from './chunk-appender.ts';

/** A whole column of numbers; its class tells the type that the column of the table must have. */
export type NumberColumn = Int32Array | Uint8Array | Float32Array | Float64Array;

/** A whole column of numbers or of texts. */
export type Column = NumberColumn | readonly string[];

const isNumbers = (column: Column): column is NumberColumn => ArrayBuffer.isView(column);

function typeOf(column: Column): DuckDBType {
  if (!isNumbers(column)) return VARCHAR;
  if (column instanceof Int32Array) return INTEGER;
  if (column instanceof Uint8Array) return UTINYINT;
  return column instanceof Float32Array ? FLOAT : DOUBLE;
}

/** Some rows of a column, and the row of a vector where the first of them goes. */
interface Stretch {
  readonly start: number;
  readonly count: number;
  readonly at: number;
}

/** Copies numbers from where they lie; those in shared memory, which DuckDB does not read, by way of a copy. */
function copyNumbers(vector: Vector, column: NumberColumn, {start, count, at}: Stretch): void {
  const {BYTES_PER_ELEMENT: size, buffer, byteOffset} = column;
  const [target, source, length] = [at * size, byteOffset + start * size, count * size];
  if (buffer instanceof ArrayBuffer) {
    duckdb.copy_data_to_vector(vector, target, buffer, source, length);
  } else {
    const copy = new Uint8Array(buffer, source, length).slice();
    duckdb.copy_data_to_vector(vector, target, copy.buffer, 0, length);
  }
}

function copyStretch(vector: Vector, column: Column, stretch: Stretch): void {
  if (isNumbers(column)) return copyNumbers(vector, column, stretch);
  const {start, count, at} = stretch;
  for (let row = 0; row < count; row++) {
    duckdb.vector_assign_string_element(vector, at + row, column[start + row] ?? '');
  }
}

/**
 * Adds whole columns to a table, some rows after the other: several times faster than cell by cell. DuckDB gets full
 * chunks, a whole number of which fills its groups of rows.
 */
export class ColumnAppender {
  readonly #table: string;
  readonly #appender: DuckDBAppender;
  /** The chunk that is being filled, and its rows so far. */
  #chunk: DuckDBDataChunk | null = null;
  #rows = 0;

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
    for (let start = 0; start < rows;) {
      const chunk = (this.#chunk ??= DuckDBDataChunk.create(columns.map(typeOf), CHUNK));
      const count = Math.min(CHUNK - this.#rows, rows - start);
      columns.forEach((column, index) => {
        const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
        copyStretch(vector, column, {start, count, at: this.#rows});
      });
      start += count;
      this.#rows += count;
      if (this.#rows === CHUNK) this.#flush();
    }
  }

  close(): void {
    this.#flush();
    this.#appender.closeSync();
  }

  // The chunk is used again: one that is not would stay until its object here is collected.
  #flush(): void {
    if (!this.#chunk || this.#rows === 0) return;
    this.#chunk.rowCount = this.#rows;
    this.#appender.appendDataChunk(this.#chunk);
    this.#chunk.reset();
    this.#rows = 0;
  }
}

/**
 * Adds rows to a table, in whole columns of some rows after the other.
 *
 * @throws RangeError when the columns are not of one length
 */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  parts: Iterable<readonly Column[]>
): Promise<void> {
  const appender = await ColumnAppender.open(connection, table);
  for (const columns of parts) {
    appender.append(columns);
    // Whoever waits for this thread has a turn.
    await setImmediate();
  }
  appender.close();
}

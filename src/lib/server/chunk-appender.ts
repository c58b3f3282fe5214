import duckdb, {type Vector} from '@duckdb/node-bindings';
import {
  DuckDBDataChunk,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType
} from '@duckdb/node-api';

/** Most rows that DuckDB takes in one chunk. */
export const CHUNK = 2048;

/** Some of the rows that are added, and the row of the chunk where the first of them goes. */
export interface Stretch {
  readonly start: number;
  readonly count: number;
  readonly at: number;
}

/** Fills one column of a chunk with the values of some rows. */
export type Fill = (vector: Vector, column: number, stretch: Stretch) => void;

/**
 * Adds rows to a table by one chunk that is filled again and again: what a chunk holds is freed only when its object
 * here is collected, and nothing tells the collector how much that is. DuckDB gets full chunks, a whole number of
 * which fills its groups of rows.
 */
export class ChunkAppender {
  readonly #appender: DuckDBAppender;
  /** The chunk that is being filled, and its rows so far. */
  #chunk: DuckDBDataChunk | null = null;
  #rows = 0;

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
  }

  static async open(connection: DuckDBConnection, table: string): Promise<ChunkAppender> {
    return new ChunkAppender(await connection.createAppender(table));
  }

  /** Adds so many rows; the types are those of the first time. */
  append(types: readonly DuckDBType[], rows: number, fill: Fill): void {
    for (let start = 0; start < rows;) {
      const chunk = (this.#chunk ??= DuckDBDataChunk.create(types, CHUNK));
      const stretch = {start, count: Math.min(CHUNK - this.#rows, rows - start), at: this.#rows};
      types.forEach((_, column) => {
        fill(duckdb.data_chunk_get_vector(chunk.chunk, column), column, stretch);
      });
      start += stretch.count;
      this.#rows += stretch.count;
      if (this.#rows === CHUNK) this.#handOn();
    }
  }

  /** Hands on what was added, which DuckDB would else hold until it is 204,800 rows, however long their texts. */
  flush(): void {
    this.#handOn();
    this.#appender.flushSync();
  }

  close(): void {
    this.#handOn();
    this.#appender.closeSync();
  }

  #handOn(): void {
    if (!this.#chunk || this.#rows === 0) return;
    this.#chunk.rowCount = this.#rows;
    this.#appender.appendDataChunk(this.#chunk);
    this.#chunk.reset();
    this.#rows = 0;
  }
}

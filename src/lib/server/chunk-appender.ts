import duckdb, {type Vector} from '@duckdb/node-bindings';
import {
  DuckDBDataChunk,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType
} from '@duckdb/node-api';

/** Most rows that DuckDB takes in one chunk. */
export const CHUNK = 2048;

/**
 * Adds chunks of rows to a table by one chunk that is filled again and again: what a chunk holds is freed
 * only when its object here is collected, and nothing tells the collector how much that is.
 */
export class ChunkAppender {
  readonly #appender: DuckDBAppender;
  #chunk: DuckDBDataChunk | null = null;

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
  }

  static async open(connection: DuckDBConnection, table: string): Promise<ChunkAppender> {
    return new ChunkAppender(await connection.createAppender(table));
  }

  /** Adds so many rows, at most `CHUNK`; the types are those of the first time. */
  append(
    types: readonly DuckDBType[],
    rows: number,
    fill: (vector: Vector, column: number) => void
  ) {
    this.#chunk ??= DuckDBDataChunk.create(types, CHUNK);
    const chunk = this.#chunk;
    chunk.reset();
    types.forEach((_, column) => {
      fill(duckdb.data_chunk_get_vector(chunk.chunk, column), column);
    });
    chunk.rowCount = rows;
    this.#appender.appendDataChunk(chunk);
  }

  /** Hands on what was added, which DuckDB would else hold until it is 204,800 rows, however long their texts. */
  flush(): void {
    this.#appender.flushSync();
  }

  close(): void {
    this.#appender.closeSync();
    this.#chunk?.reset();
  }
}

import {DuckDBBlobValue, listValue, LIST, VARCHAR, type DuckDBConnection} from '@duckdb/node-api';
import {blob, appendRows, text} from '../append.ts';
import {writeDatabase} from '../database.ts';
import type {Home} from '../home.ts';

const SCHEMA = 'CREATE TABLE IF NOT EXISTS vectors (key VARCHAR NOT NULL, vector BLOB NOT NULL)';
const KNOWN = `
  SELECT key, vector FROM vectors
  WHERE key IN (SELECT unnest($keys))
  ORDER BY key`;

/** Vectors of float32, little-endian as every machine that Node runs on. */
const toBytes = (vector: Float32Array): Uint8Array =>
  new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);

// The bytes of a row may begin anywhere, float32 may not: copy them.
const fromBytes = (bytes: Uint8Array): Float32Array =>
  new Float32Array(Uint8Array.from(bytes).buffer);

/** Vectors that were paid for once, by key; what was added is kept even when the process dies. */
export class VectorCache {
  readonly #connection: DuckDBConnection;
  #last: Promise<void> = Promise.resolve();

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** Those of the vectors that are known. */
  async find(keys: readonly string[]): Promise<Map<string, Float32Array>> {
    const reader = await this.#connection.runAndReadAll(
      KNOWN,
      {keys: listValue([...keys])},
      {keys: LIST(VARCHAR)}
    );
    const found = new Map<string, Float32Array>();
    for (const [key, value] of reader.getRows()) {
      if (value instanceof DuckDBBlobValue) found.set(String(key), fromBytes(value.bytes));
    }
    return found;
  }

  /** Adds vectors; one batch at a time, since a connection has one appender. */
  add(vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
    const rows = [...vectors].map(([key, vector]) => [text(key), blob(toBytes(vector))]);
    this.#last = this.#last.then(() => appendRows(this.#connection, 'vectors', rows));
    return this.#last;
  }
}

/** Opens the cache of a home; the caller is its only writer. */
export const withVectorCache = <T>(
  home: Home,
  use: (cache: VectorCache) => Promise<T>
): Promise<T> =>
  writeDatabase(home.embeddings, async (connection) => {
    await connection.run(SCHEMA);
    return use(new VectorCache(connection));
  });

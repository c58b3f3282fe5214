import {existsSync} from 'node:fs';
import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';

// A file of this version or later ignores a stale write-ahead log of another file of the same name.
const STORAGE = 'v1.4.0';
const CLOSED_WORLD = {autoinstall_known_extensions: 'false', autoload_known_extensions: 'false'};

/** Rows in a group of a table, in as small groups as DuckDB allows: each page reads with two threads, a group at a time. */
const ROW_GROUP = 20_480;

/** To press texts takes most of the time of writing them, and more than reading the larger file does. */
export const WRITE_TEXTS_AS_THEY_ARE = `SET disabled_compression_methods = 'dictionary,fsst,dict_fsst,zstd'`;

/** Rows are added in less time by one thread: more wait for each other, and take it from those that find the themes. */
export const WRITE_ALONE = 'SET threads = 1';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What a database may take of the machine. */
export interface Limits {
  /** Memory, with its unit. */
  readonly memory: string;
  /** Folder for what does not fit into it. */
  readonly spill: string;
}

/** Sets what a database that is open may take. */
export const limitMemory = (connection: DuckDBConnection, memory: string): Promise<unknown> =>
  connection.run(`SET memory_limit = ${quoted(memory)}`);

const limit = ({memory, spill}: Limits): string =>
  `SET memory_limit = ${quoted(memory)}; SET temp_directory = ${quoted(spill)}`;

const attach = (path: string): string =>
  `ATTACH ${quoted(path)} AS written (STORAGE_VERSION '${STORAGE}', ROW_GROUP_SIZE ${ROW_GROUP});
   USE written`;

/**
 * Closes the file that is being written, which puts what was committed into it, and opens it again. Of every piece of a
 * column that it has read or written DuckDB keeps a kilobyte, whatever its limit, until the file is closed.
 */
export type Reopen = () => Promise<void>;

/** Opens a file to write, creating it when it is missing; what is committed is in the file at the end. */
export async function writeDatabase<T>(
  path: string,
  use: (connection: DuckDBConnection, reopen: Reopen) => Promise<T>,
  limits?: Limits
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', CLOSED_WORLD);
  const connection = await instance.connect();
  const reopen = async () => {
    await connection.run(`CHECKPOINT; USE memory; DETACH written; ${attach(path)}`);
  };
  try {
    await connection.run(attach(path));
    if (limits) await connection.run(limit(limits));
    const result = await use(connection, reopen);
    await connection.run('CHECKPOINT');
    return result;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Opens a file that nobody will write again, with so much memory at most and no way out to other files, the network or settings. */
export function openReadOnly(path: string, memory = '192MB'): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    ...CLOSED_WORLD,
    access_mode: 'READ_ONLY',
    enable_external_access: 'false',
    threads: '2',
    // Pages join millions of rows to a hundred terms.
    dynamic_or_filter_threshold: '500',
    memory_limit: memory,
    lock_configuration: 'true'
  });
}

/** Throws when a write-ahead log is left beside a file, which is then not the whole truth. */
export function assertWhole(path: string): void {
  if (existsSync(`${path}.wal`)) throw new Error(`${path}.wal is left over, expected none`);
}

/** Runs `use` in one transaction: all of it happens, or none. */
export async function inTransaction<T>(
  connection: DuckDBConnection,
  use: () => Promise<T>
): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const result = await use();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}

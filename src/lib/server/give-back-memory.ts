import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import {collectGarbage} from './collect-garbage.ts';
import {limitMemory} from './database.ts';

/** A database of its own holds nothing, so that its limit never fails. */
const LIMIT = '64MB';
let empty: Promise<DuckDBConnection> | null = null;

async function openEmpty(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {threads: '1'});
  return instance.connect();
}

/**
 * Frees what is no longer needed and gives it back to the system. The C library keeps what was freed for each thread by
 * itself, hundreds of megabytes of arrays of numbers; DuckDB asks it for that of the whole process when a limit is set.
 */
export async function giveBackMemory(): Promise<void> {
  collectGarbage();
  empty ??= openEmpty();
  await limitMemory(await empty, LIMIT);
}

import {existsSync, rmSync} from 'node:fs';
import type {DuckDBConnection} from '@duckdb/node-api';
import {collectGarbage} from '../collect-garbage.ts';
import {inTransaction, WRITE_ALONE} from '../database.ts';
import type {Home} from '../home.ts';
import {writeLibrary} from '../library.ts';
import {ingestLimits} from '../limits.ts';
import {IngestedFile, type Ingested} from './ingested-file.ts';
import type {Portion} from './portions.ts';

interface Options {
  readonly now: Date;
  /** Records that are folded at once. */
  readonly portion: number;
  /** Told of the records that are in the library so far. */
  readonly onProgress: (records: number) => void;
}

async function writePortions(
  connection: DuckDBConnection,
  portions: AsyncIterable<Portion>,
  {now, portion: size, onProgress}: Options
): Promise<Ingested[]> {
  const ingested: Ingested[] = [];
  let records = 0;
  let file: IngestedFile | null = null;
  for await (const portion of portions) {
    file ??= await IngestedFile.begin(connection);
    await file.take(portion);
    onProgress((records += portion.papers.length + portion.rejects.length));
    if (!portion.end) {
      // Else the papers of many portions pile up before V8 takes the trouble.
      collectGarbage();
      continue;
    }
    ingested.push(await file.end(portion.end, {now, portion: size}));
    file = null;
  }
  return ingested;
}

/** Runs what makes a library where there is none; when it fails there is none as before, not an empty one. */
async function keepingAbsent<T>({library}: Home, make: () => Promise<T>): Promise<T> {
  const isThere = existsSync(library);
  try {
    return await make();
  } catch (error) {
    if (!isThere) for (const file of [library, `${library}.wal`]) rmSync(file, {force: true});
    throw error;
  }
}

/** Adds what is read of files to the library: all of them, or none. */
export async function ingestPortions(
  home: Home,
  portions: AsyncIterable<Portion>,
  options: Options
): Promise<Ingested[]> {
  const limits = ingestLimits(home);
  const removeSpill = () => {
    rmSync(limits.spill, {recursive: true, force: true});
  };
  // A process that died may have left it.
  removeSpill();
  const write = async (connection: DuckDBConnection) => {
    await connection.run(WRITE_ALONE);
    return inTransaction(connection, () => writePortions(connection, portions, options));
  };
  return keepingAbsent(home, () => writeLibrary(home, write, limits)).finally(removeSpill);
}

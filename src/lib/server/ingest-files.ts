import type {Home} from './home.ts';
import type {Ingested} from './ingest/ingested-file.ts';
import {PORTION, portionsOf, readAhead} from './ingest/portions.ts';
import {asWriter} from './lock.ts';
import {readHere, type FileReader} from './reading/read-file.ts';

/** How files are read and added. */
export interface IngestOptions {
  readonly now: Date;
  /** Of pages whose dates lack it. */
  readonly year?: number;
  readonly read?: FileReader;
  /** Records that are held and added at once; the outcome is the same. */
  readonly portion?: number;
  /** Told of the records that were added so far. */
  readonly onProgress?: (records: number) => void;
}

/**
 * Reads files and adds them to the library in one transaction, while they are read: a file that cannot be read, or a
 * crash, changes nothing.
 *
 * @throws BadFileError when a file cannot be read as any of the formats
 * @throws LockedError when another writer is at work
 */
export async function ingestFiles(
  home: Home,
  files: readonly string[],
  {now, year, read = readHere, portion = PORTION, onProgress = () => undefined}: IngestOptions
): Promise<Ingested[]> {
  const today = now.toISOString().slice(0, 10);
  const reading = read(files, {today, ...(year === undefined ? {} : {year})});
  const portions = portionsOf(reading, portion);
  try {
    // The database, which takes a while to load, comes while another process reads. It is opened only when there is
    // much to add, or all was read.
    const [ahead, {ingestPortions}] = await Promise.all([
      readAhead(portions, portion),
      import('./ingest/ingest-portions.ts')
    ]);
    return await asWriter(home, () => ingestPortions(home, ahead, {now, portion, onProgress}));
  } finally {
    await portions.return(undefined);
  }
}

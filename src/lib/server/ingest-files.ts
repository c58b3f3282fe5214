import type {Home} from './home.ts';
import type {Ingested} from './ingest-reading.ts';
import {asWriter} from './lock.ts';
import {readHere, type FileReader} from './reading/read-file.ts';

/**
 * Reads files and adds them to the library in one transaction: a file that cannot be read, or a crash,
 * changes nothing.
 *
 * @throws BadFileError when a file cannot be read as any of the formats
 * @throws LockedError when another writer is at work
 */
export async function ingestFiles(
  home: Home,
  files: readonly string[],
  {now, year, read = readHere}: {now: Date; year?: number; read?: FileReader}
): Promise<Ingested[]> {
  const today = now.toISOString().slice(0, 10);
  const reading = read(files, {today, ...(year === undefined ? {} : {year})});
  // The database, which takes a while to load, comes while another process reads.
  const [sources, {ingestReadings}] = await Promise.all([reading, import('./ingest-reading.ts')]);
  return asWriter(home, () => ingestReadings(home, sources, now));
}

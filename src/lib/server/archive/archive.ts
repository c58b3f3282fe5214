import {createReadStream} from 'node:fs';
import {mkdtemp, open, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import type {DuckDBConnection} from '@duckdb/node-api';
import type {ArchiveKind} from '../../view/archives.ts';
import {readCsvFiles} from './csv-files.ts';
import {writeParquetFiles} from './parquet-files.ts';
import {zip, type Streamed} from './zip.ts';

/** The analysis to pack: open, and where its file lies. */
export interface PackedAnalysis {
  readonly connection: DuckDBConnection;
  readonly path: string;
}

/** Calls back once, when a stream was read to its end, broke or was given up. */
const whenClosed = (stream: Readable, then: () => void) => stream.once('close', then);

/** The file itself; it stays open while it is read, even when a newer analysis takes its place. */
async function wholeFile({path}: PackedAnalysis): Promise<Streamed> {
  const file = await open(path);
  const {size} = await file.stat();
  return {stream: createReadStream(path, {fd: file}), size};
}

/** Packs Parquet files that lie in a folder of their own until the last byte is out. */
async function parquetZip({path}: PackedAnalysis): Promise<Streamed> {
  const folder = await mkdtemp(join(tmpdir(), 'themestream-parquet-'));
  const remove = () => void rm(folder, {recursive: true, force: true});
  try {
    const streamed = await zip(await writeParquetFiles(path, folder));
    whenClosed(streamed.stream, remove);
    return streamed;
  } catch (error) {
    remove();
    throw error;
  }
}

const PACKERS: Record<ArchiveKind, (analysis: PackedAnalysis) => Promise<Streamed>> = {
  duckdb: wholeFile,
  'parquet.zip': parquetZip,
  'csv.zip': async ({connection}) => zip(await readCsvFiles(connection))
};

/** Starts to read the whole of an analysis; the same analysis always gives the same bytes. */
export const packAnalysis = (analysis: PackedAnalysis, kind: ArchiveKind): Promise<Streamed> =>
  PACKERS[kind](analysis);

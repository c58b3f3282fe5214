import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import {ANALYSIS_TABLES} from '../tables/analysis-tables.ts';
import type {ZipEntry} from './zip.ts';

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Writes every table of an analysis file into a folder as Parquet; the same analysis gives the same bytes. */
export async function writeParquetFiles(analysis: string, folder: string): Promise<ZipEntry[]> {
  // The instance that answers pages may write no file; this one runs no text that came from outside.
  const instance = await DuckDBInstance.create(analysis, {
    access_mode: 'READ_ONLY',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // Several threads would cut the rows into groups as they come along.
    threads: '1',
    memory_limit: '256MB',
    temp_directory: folder
  });
  const connection = await instance.connect();
  try {
    const entries: ZipEntry[] = [];
    for (const {name} of ANALYSIS_TABLES) {
      const path = join(folder, `${name}.parquet`);
      await connection.run(`COPY ${name} TO ${quote(path)} (FORMAT parquet, COMPRESSION zstd)`);
      entries.push({name: `${name}.parquet`, path});
    }
    return entries;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

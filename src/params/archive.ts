import type {ArchiveKind} from '$lib/view/archives.ts';

/** A form in which the whole analysis is downloaded; sent to the browser with the router, so it imports no writer of it. */
export const match = (name: string): name is ArchiveKind =>
  name === 'duckdb' || name === 'parquet.zip' || name === 'csv.zip';

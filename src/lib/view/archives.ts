/** The forms in which the whole analysis is downloaded; the name of each is the ending of its file. */
export const ARCHIVES = {
  duckdb: {
    type: 'application/vnd.duckdb',
    text: 'DuckDB file',
    meaning: 'every table, as the dashboard reads it'
  },
  'parquet.zip': {
    type: 'application/zip',
    text: 'Parquet',
    meaning: 'every table as a file, for pandas, R, Polars or Spark'
  },
  'csv.zip': {
    type: 'application/zip',
    text: 'CSV',
    meaning: 'the tables that the pages offer, with what their columns mean'
  }
} as const;

/** One of them. */
export type ArchiveKind = keyof typeof ARCHIVES;

/** All of them, in their order. */
export const ARCHIVE_KINDS: readonly ArchiveKind[] = ['duckdb', 'parquet.zip', 'csv.zip'];

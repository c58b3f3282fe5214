import {defineQuery} from '../query.ts';

/** How long the lists of the data page are, and what all files together came to. */
export const dataCounts = defineQuery({
  sql: `
    SELECT (SELECT count(*) FROM ledger)::INTEGER AS files,
           (SELECT count(*) FROM rejects)::INTEGER AS rejects_kept,
           (SELECT coalesce(sum(records), 0) FROM reject_reasons)::INTEGER AS rejects,
           (SELECT count(*) FROM merged_papers)::INTEGER AS merged_papers,
           (SELECT coalesce(sum(records) - count(*), 0) FROM merged_papers)::INTEGER
             AS merged_records,
           (SELECT schema_version FROM run) AS schema_version,
           (SELECT vocabulary FROM run) AS vocabulary,
           (SELECT explained_variance FROM run) AS explained_variance,
           version() AS duckdb_version
    ORDER BY files`,
  parameters: {},
  columns: {
    files: 'INTEGER',
    rejects_kept: 'INTEGER',
    rejects: 'INTEGER',
    merged_papers: 'INTEGER',
    merged_records: 'INTEGER',
    schema_version: 'INTEGER',
    vocabulary: 'INTEGER',
    explained_variance: 'DOUBLE',
    duckdb_version: 'VARCHAR'
  }
});

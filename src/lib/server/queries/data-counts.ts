import {defineQuery, type RowOf} from '../query.ts';

/** How many rows the lists of the page on the data have, and what became of all records. */
export const dataCounts = defineQuery({
  sql: `
    SELECT count(*)::INTEGER AS files,
           coalesce(sum(read), 0)::INTEGER AS read,
           coalesce(sum(accepted), 0)::INTEGER AS accepted,
           coalesce(sum(updated), 0)::INTEGER AS updated,
           coalesce(sum(merged), 0)::INTEGER AS merged,
           coalesce(sum(rejected), 0)::INTEGER AS rejected,
           (SELECT count(*) FROM rejects)::INTEGER AS rejects_kept,
           (SELECT count(*) FROM merged_papers)::INTEGER AS duplicates
    FROM ledger
    ORDER BY files`,
  parameters: {},
  columns: {
    files: 'INTEGER',
    read: 'INTEGER',
    accepted: 'INTEGER',
    updated: 'INTEGER',
    merged: 'INTEGER',
    rejected: 'INTEGER',
    rejects_kept: 'INTEGER',
    duplicates: 'INTEGER'
  }
});

export type DataCounts = RowOf<typeof dataCounts>;

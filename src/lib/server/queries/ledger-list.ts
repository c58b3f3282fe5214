import {defineQuery} from '../query.ts';

/** The files that were read, the latest first, and what became of their records. */
export const ledgerList = defineQuery({
  sql: `
    SELECT ingested_on, file, format, read, accepted, updated, merged, rejected
    FROM ledger
    ORDER BY position DESC
    LIMIT $limit OFFSET $offset`,
  parameters: {limit: 'INTEGER?', offset: 'INTEGER'},
  columns: {
    ingested_on: 'DATE',
    file: 'VARCHAR',
    format: 'VARCHAR',
    read: 'INTEGER',
    accepted: 'INTEGER',
    updated: 'INTEGER',
    merged: 'INTEGER',
    rejected: 'INTEGER'
  }
});

import {basename} from 'node:path';
import type {DuckDBConnection} from '@duckdb/node-api';
import type {LedgerEntry, Provenance, RejectedRecord} from '../model.ts';
import {defineQuery, runQuery} from './query.ts';

/** Most rejects that go into an analysis; the library keeps all. */
const MOST_REJECTS = 10_000;
/** The batch job reads all of the library, which may be large. In milliseconds. */
const PATIENCE = {budget: 600_000};

const LEDGER = defineQuery({
  sql: `
    SELECT strftime(ingested_at, '%Y-%m-%d') AS day,
           file, format, read, accepted, updated, merged, rejected
    FROM ledger
    ORDER BY ingested_at, file`,
  parameters: {},
  columns: {
    day: 'VARCHAR',
    file: 'VARCHAR',
    format: 'VARCHAR',
    read: 'INTEGER',
    accepted: 'INTEGER',
    updated: 'INTEGER',
    merged: 'INTEGER',
    rejected: 'INTEGER'
  }
});

const REJECTS = defineQuery({
  sql: `
    SELECT file, line, reason, message, excerpt
    FROM rejects
    ORDER BY file, line
    LIMIT $most`,
  parameters: {most: 'INTEGER?'},
  columns: {
    file: 'VARCHAR',
    line: 'INTEGER',
    reason: 'VARCHAR',
    message: 'VARCHAR',
    excerpt: 'VARCHAR'
  }
});

const REASONS = defineQuery({
  sql: `
    SELECT reason, count(*)::INTEGER AS records
    FROM rejects
    GROUP BY reason
    ORDER BY records DESC, reason`,
  parameters: {},
  columns: {reason: 'VARCHAR', records: 'INTEGER'}
});

// Which papers have several records is found first: lists of all would take many times the memory.
const MERGED = defineQuery({
  sql: `
    WITH merged AS MATERIALIZED (
      SELECT paper_id FROM records GROUP BY paper_id HAVING count(*) > 1
    )
    SELECT paper_id AS "paperId", count(*)::INTEGER AS records,
           list(DISTINCT record_id ORDER BY record_id) AS "recordIds",
           list(DISTINCT file ORDER BY file) AS files
    FROM records SEMI JOIN merged USING (paper_id)
    GROUP BY paper_id
    ORDER BY records DESC, paper_id`,
  parameters: {},
  columns: {
    paperId: 'VARCHAR',
    records: 'INTEGER',
    recordIds: 'VARCHAR[]',
    files: 'VARCHAR[]'
  }
});

/** The files that the library has read. */
export const readLedger = (connection: DuckDBConnection): Promise<LedgerEntry[]> =>
  runQuery(connection, LEDGER, {}, PATIENCE);

/** The records that it could not read; null for all of them. */
export const readRejects = (
  connection: DuckDBConnection,
  most: number | null
): Promise<RejectedRecord[]> => runQuery(connection, REJECTS, {most}, PATIENCE);

/** An analysis may be passed on: it names files without their folders. */
const withoutFolder = <T extends {readonly file: string}>(row: T): T => ({
  ...row,
  file: basename(row.file)
});

/** How the papers of the library came into it, as far as an analysis keeps it. */
export async function readProvenance(connection: DuckDBConnection): Promise<Provenance> {
  const ledger = await readLedger(connection);
  const rejects = await readRejects(connection, MOST_REJECTS);
  const rejectReasons = await runQuery(connection, REASONS, {}, PATIENCE);
  const merged = await runQuery(connection, MERGED, {}, PATIENCE);
  return {
    ledger: ledger.map(withoutFolder),
    rejects: rejects.map(withoutFolder),
    rejectReasons,
    merged: merged.map((row) => ({...row, files: row.files.map((file) => basename(file))}))
  };
}

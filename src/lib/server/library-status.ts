import type {IngestCounts} from '../model.ts';
import {openReadOnly} from './database.ts';
import type {Home} from './home.ts';
import {asWriter} from './lock.ts';
import {defineQuery, runQuery, type RowOf} from './query.ts';

/** One file that was read, and the day. */
export interface LedgerLine extends IngestCounts {
  readonly day: string;
  readonly file: string;
}

/** What the library holds. */
export interface LibraryStatus {
  readonly papers: number;
  readonly rejects: readonly RejectedRecord[];
  readonly ledger: readonly LedgerLine[];
}

const COUNTS = defineQuery({
  sql: `
    SELECT count(*)::INTEGER AS papers
    FROM papers
    ORDER BY papers`,
  parameters: {},
  columns: {papers: 'INTEGER'}
});

const REJECTS = defineQuery({
  sql: `
    SELECT file, line, reason, message, excerpt
    FROM rejects
    ORDER BY file, line`,
  parameters: {},
  columns: {
    file: 'VARCHAR',
    line: 'INTEGER',
    reason: 'VARCHAR',
    message: 'VARCHAR',
    excerpt: 'VARCHAR'
  }
});

/** A rejected record and the file that it came from. */
export type RejectedRecord = RowOf<typeof REJECTS>;

const LEDGER = defineQuery({
  sql: `
    SELECT strftime(ingested_at, '%Y-%m-%d') AS day, file, read, accepted, updated, merged, rejected
    FROM ledger
    ORDER BY ingested_at, file`,
  parameters: {},
  columns: {
    day: 'VARCHAR',
    file: 'VARCHAR',
    read: 'INTEGER',
    accepted: 'INTEGER',
    updated: 'INTEGER',
    merged: 'INTEGER',
    rejected: 'INTEGER'
  }
});

/**
 * Counts and ledger of a library that exists. A reader shuts writers out, so it takes the lock too.
 *
 * @throws LockedError when a writer is at work
 */
export function readLibraryStatus(home: Home): Promise<LibraryStatus> {
  return asWriter(home, async () => {
    const instance = await openReadOnly(home.library);
    const connection = await instance.connect();
    try {
      const [counts] = await runQuery(connection, COUNTS, {});
      const rejects = await runQuery(connection, REJECTS, {});
      const ledger = await runQuery(connection, LEDGER, {});
      return {papers: counts?.papers ?? 0, rejects, ledger};
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}

import type {LedgerEntry, RejectedRecord} from '../model.ts';
import {openReadOnly} from './database.ts';
import type {Home} from './home.ts';
import {asWriter} from './lock.ts';
import {readLedger, readRejects} from './provenance.ts';
import {defineQuery, runQuery} from './query.ts';

/** What the library holds. */
export interface LibraryStatus {
  readonly papers: number;
  readonly rejects: readonly RejectedRecord[];
  readonly ledger: readonly LedgerEntry[];
}

const COUNTS = defineQuery({
  sql: `
    SELECT count(*)::INTEGER AS papers
    FROM papers
    ORDER BY papers`,
  parameters: {},
  columns: {papers: 'INTEGER'}
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
      const rejects = await readRejects(connection, null);
      const ledger = await readLedger(connection);
      return {papers: counts?.papers ?? 0, rejects, ledger};
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}

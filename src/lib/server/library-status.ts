import type {Day, LedgerEntry, RejectedRecord} from '../model.ts';
import {openReadOnly} from './database.ts';
import type {Home} from './home.ts';
import {asWriter} from './lock.ts';
import {readLedger, readRejects} from './provenance.ts';
import {defineQuery, runQuery} from './query.ts';

/** What the library holds. */
export interface LibraryStatus {
  /** All papers by id, and the day that each counts to. */
  readonly papers: readonly {readonly id: string; readonly day: Day | null}[];
  readonly rejects: readonly RejectedRecord[];
  readonly ledger: readonly LedgerEntry[];
}

const PAPERS = defineQuery({
  sql: `
    SELECT paper_id AS id, coalesce(listed_on, published_on) AS day
    FROM papers
    ORDER BY id`,
  parameters: {},
  columns: {id: 'VARCHAR', day: 'DATE?'}
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
      const papers = await runQuery(connection, PAPERS, {});
      const rejects = await readRejects(connection, null);
      const ledger = await readLedger(connection);
      return {papers, rejects, ledger};
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}

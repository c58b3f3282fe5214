import type {DuckDBConnection} from '@duckdb/node-api';
import type {IngestCounts, Paper, Reject, RejectReason} from '../../model.ts';
import {fold, indexPapers, lookupKeys} from '../../sources/fold.ts';
import {isTitleId} from '../../sources/identity.ts';
import {LostTitles} from '../../sources/lost-titles.ts';
import {appendItems, appendRows, integer, moment, text, type ColumnOf} from '../append.ts';
import type {FileEnd} from '../reading/read-file.ts';
import {keepVotes} from '../vote-snapshots.ts';
import {findPapers} from './known-papers.ts';
import type {Portion} from './portions.ts';
import {RecordsByTitle} from './records-by-title.ts';
import {RejectTally} from './reject-tally.ts';
import {writeFolding, type Folded} from './write-folding.ts';

/** What became of one ingested file. */
export interface Ingested extends FileEnd {
  readonly counts: IngestCounts;
  /** The first of those of its records that could not be read; the library keeps all. */
  readonly firstRejects: readonly Reject[];
  readonly rejectReasons: readonly RejectReason[];
}

// The hash of a file is known only at its end.
const STAGE = `
  CREATE OR REPLACE TEMP TABLE file_records (record_id VARCHAR, paper_id VARCHAR);
  CREATE OR REPLACE TEMP TABLE file_rejects (
    line INTEGER, reason VARCHAR, message VARCHAR, excerpt VARCHAR
  );
  CREATE OR REPLACE TEMP TABLE fates (
    paper_id VARCHAR, change VARCHAR, replaces BOOLEAN, votes BOOLEAN
  )`;

// A paper that is new in this file is known to its later portions, and stays new.
const COUNT = `
  SELECT count(*) FILTER (is_new AND NOT replaced)::INTEGER AS accepted,
         count(*) FILTER (has_changed AND NOT (is_new AND NOT replaced))::INTEGER AS updated,
         (SELECT count(*)::INTEGER FROM file_records) AS records
  FROM (
    SELECT bool_or(change = 'new') AS is_new, bool_or(change <> 'none') AS has_changed,
           bool_or(replaces) AS replaced
    FROM fates
    GROUP BY paper_id
  )`;
/** Once, however often the file comes. */
const keep = (table: string, columns: string) => ({
  forget: `DELETE FROM ${table} WHERE file_hash = $hash`,
  insert: `INSERT INTO ${table} SELECT $file, $hash, ${columns} FROM file_${table}`
});
const KEPT = [
  keep('records', 'record_id, paper_id'),
  keep('rejects', 'line, reason, message, excerpt')
];

const REJECTS: readonly ColumnOf<Reject>[] = [
  ['integer', ({line}) => line],
  ['text', ({reason}) => reason],
  ['text', ({message}) => message],
  ['text', ({excerpt}) => excerpt]
];

async function writeLedger(
  connection: DuckDBConnection,
  {file, hash, format}: FileEnd,
  {counts, now}: {counts: IngestCounts; now: Date}
): Promise<void> {
  const row = [
    text(file),
    text(hash),
    text(format),
    integer(counts.read),
    integer(counts.accepted),
    integer(counts.updated),
    integer(counts.merged),
    integer(counts.rejected),
    moment(now)
  ];
  await appendRows(connection, 'ledger', [row]);
}

/** Throws when the records do not add up. */
function assertWhole({read, accepted, updated, merged, rejected}: IngestCounts): void {
  if (read === accepted + updated + merged + rejected) return;
  throw new Error(
    `${read} records read, but ${accepted} accepted + ${updated} updated + ${merged} merged + ` +
      `${rejected} rejected: a record got lost`
  );
}

/** A file that goes into the library some records after the other, with the same outcome as all at once. */
export class IngestedFile {
  readonly #connection: DuckDBConnection;
  readonly #byTitle: RecordsByTitle;
  readonly #lost = new LostTitles();
  readonly #rejects = new RejectTally();
  #read = 0;

  private constructor(connection: DuckDBConnection, byTitle: RecordsByTitle) {
    this.#connection = connection;
    this.#byTitle = byTitle;
  }

  static async begin(connection: DuckDBConnection): Promise<IngestedFile> {
    await connection.run(STAGE);
    return new IngestedFile(connection, await RecordsByTitle.open(connection));
  }

  /** Folds records with an id of their own into the library, and keeps the others for the end. */
  async take({papers, rejects}: Pick<Portion, 'papers' | 'rejects'>): Promise<void> {
    this.#read += papers.length + rejects.length;
    this.#rejects.add(rejects);
    await appendItems(this.#connection, ['file_rejects', REJECTS], rejects);
    await this.#byTitle.add(papers.filter(({id}) => isTitleId(id)));
    await this.#foldById(papers.filter(({id}) => !isTitleId(id)));
  }

  /** Folds the records that are known by title alone, so many at a time, and keeps all that is told of the file. */
  async end(end: FileEnd, {now, portion}: {now: Date; portion: number}): Promise<Ingested> {
    for await (const {records, own} of this.#byTitle.portions(portion, this.#lost.keys)) {
      await this.#foldByTitle(records, own);
    }
    await keepVotes(this.#connection, now.toISOString().slice(0, 10));
    const {file, hash} = end;
    for (const {forget, insert} of KEPT) {
      await this.#connection.run(forget, {hash});
      await this.#connection.run(insert, {file, hash});
    }
    const counts = await this.#count();
    await writeLedger(this.#connection, end, {counts, now});
    const {first: firstRejects, reasons: rejectReasons} = this.#rejects;
    return {...end, counts, firstRejects, rejectReasons};
  }

  async #foldById(records: readonly Paper[]): Promise<void> {
    if (records.length === 0) return;
    const ids = [...new Set(records.map(({id}) => id))];
    const known = indexPapers(await findPapers(this.#connection, {ids, titleKeys: []}));
    await this.#write({folding: fold(records, known), known, records});
  }

  async #foldByTitle(records: readonly Paper[], own: number): Promise<void> {
    const {ids, titleKeys} = lookupKeys(records);
    const wanted = {ids: [...ids, ...this.#lost.losersOf(titleKeys)], titleKeys};
    const found = indexPapers(await findPapers(this.#connection, wanted));
    const known = this.#lost.among(found);
    const folding = fold(records, known);
    await this.#write({folding, known, records: records.slice(0, own)});
  }

  async #write(folded: Folded): Promise<void> {
    this.#lost.add(folded.folding.lostTitles);
    await writeFolding(this.#connection, folded);
  }

  async #count(): Promise<IngestCounts> {
    const [row = {}] = (await this.#connection.runAndReadAll(COUNT)).getRowObjects();
    const [accepted, updated] = [Number(row['accepted']), Number(row['updated'])];
    const merged = Number(row['records']) - accepted - updated;
    const counts = {read: this.#read, accepted, updated, merged, rejected: this.#rejects.rejected};
    assertWhole(counts);
    return counts;
  }
}

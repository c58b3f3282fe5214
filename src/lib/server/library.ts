import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../model.ts';
import {paperHash} from '../pipeline/run-identity.ts';
import type {Folding, KnownPapers} from '../sources/fold.ts';
import {titleKey} from '../sources/identity.ts';
import {appendItems, type ColumnOf} from './append.ts';
import {WRITE_TEXTS_AS_THEY_ARE, writeDatabase, type Limits} from './database.ts';
import type {Home} from './home.ts';
import {fillHashes} from './paper-hashes.ts';
import {readStoredPapers, SELECT_VOTED_PAPERS, type StoredPaper} from './read-papers.ts';
import {sha256} from './sha256.ts';
import {earlyUpvotes, VOTE_SNAPSHOTS} from './vote-snapshots.ts';

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS papers (
     paper_id VARCHAR NOT NULL,
     title_key VARCHAR NOT NULL,
     title VARCHAR NOT NULL,
     abstract VARCHAR NOT NULL,
     published_on DATE,
     listed_on DATE,
     authors VARCHAR[] NOT NULL,
     author_count INTEGER,
     organisation VARCHAR,
     upvotes INTEGER,
     comments INTEGER,
     url VARCHAR,
     version INTEGER NOT NULL,
     sources VARCHAR[] NOT NULL,
     paper_hash VARCHAR
   )`,
  // Libraries of earlier versions lack it.
  'ALTER TABLE papers ADD COLUMN IF NOT EXISTS paper_hash VARCHAR',
  `CREATE TABLE IF NOT EXISTS ledger (
     file VARCHAR NOT NULL,
     file_hash VARCHAR NOT NULL,
     format VARCHAR NOT NULL,
     read INTEGER NOT NULL,
     accepted INTEGER NOT NULL,
     updated INTEGER NOT NULL,
     merged INTEGER NOT NULL,
     rejected INTEGER NOT NULL,
     ingested_at TIMESTAMP NOT NULL
   )`,
  `CREATE TABLE IF NOT EXISTS rejects (
     file VARCHAR NOT NULL,
     file_hash VARCHAR NOT NULL,
     line INTEGER NOT NULL,
     reason VARCHAR NOT NULL,
     message VARCHAR NOT NULL,
     excerpt VARCHAR NOT NULL
   )`,
  `CREATE TABLE IF NOT EXISTS records (
     file VARCHAR NOT NULL,
     file_hash VARCHAR NOT NULL,
     record_id VARCHAR NOT NULL,
     paper_id VARCHAR NOT NULL
   )`,
  VOTE_SNAPSHOTS
];

const WANTED_IDS = 'CREATE OR REPLACE TEMP TABLE wanted_ids (paper_id VARCHAR)';
const OUTDATED = 'CREATE OR REPLACE TEMP TABLE outdated (paper_id VARCHAR)';
/** The query of all papers, in no order. */
export const ALL_PAPERS = `
  ${SELECT_VOTED_PAPERS}
  FROM papers LEFT JOIN (${earlyUpvotes()}) USING (paper_id)`;
// The papers are set apart first: a query of all at once would hold texts of others while it looks for early votes.
const someOf = (schema: '' | 'library.') => ({
  SET_APART: `
    CREATE OR REPLACE TEMP TABLE some_papers AS
    FROM ${schema}papers SEMI JOIN wanted_ids USING (paper_id)`,
  READ: `
    ${SELECT_VOTED_PAPERS}
    FROM some_papers LEFT JOIN (${earlyUpvotes(schema, 'some_papers')}) USING (paper_id)`
});
const SOME = someOf('');
const ATTACHED = someOf('library.');

const TEXT: readonly ColumnOf<string>[] = [['text', (text) => text]];

/** The columns of the table of papers. */
export const PAPER_COLUMNS: readonly ColumnOf<Paper>[] = [
  ['text', ({id}) => id],
  ['text', ({title}) => titleKey(title)],
  ['text', ({title}) => title],
  ['text', ({abstract}) => abstract],
  ['day', ({published}) => published],
  ['day', ({listed}) => listed],
  ['texts', ({authors}) => authors],
  ['integer', ({authorCount}) => authorCount],
  ['text', ({organisation}) => organisation],
  ['integer', ({upvotes}) => upvotes],
  ['integer', ({comments}) => comments],
  ['text', ({url}) => url],
  ['integer', ({version}) => version],
  ['texts', ({sources}) => sources],
  ['text', (paper) => paperHash(paper, sha256)]
];

/** What is committed goes into the file at once, and not into the write-ahead log first. */
const CHECKPOINT_EACH_COMMIT = `SET checkpoint_threshold = '0KB'`;

const PREPARE = [
  WRITE_TEXTS_AS_THEY_ARE,
  CHECKPOINT_EACH_COMMIT,
  ...['BEGIN TRANSACTION', ...SCHEMA, 'COMMIT']
].join(';\n');

/** Opens the library to write; only one process at a time may. */
export function writeLibrary<T>(
  home: Home,
  use: (connection: DuckDBConnection) => Promise<T>,
  limits?: Limits
): Promise<T> {
  const prepared = async (connection: DuckDBConnection) => {
    await connection.run(PREPARE);
    await fillHashes(connection);
    return use(connection);
  };
  return writeDatabase(home.library, prepared, limits);
}

const byId = ({paper: {id: a}}: StoredPaper, {paper: {id: b}}: StoredPaper) =>
  a < b ? -1 : a > b ? 1 : 0;

/** All papers of the library with their hashes, by id. */
export async function readHashedPapers(connection: DuckDBConnection): Promise<StoredPaper[]> {
  const papers = await readStoredPapers(connection, ALL_PAPERS);
  return papers.sort(byId);
}

/** All papers of the library, by id. */
export async function readPapers(connection: DuckDBConnection): Promise<Paper[]> {
  const papers = await readHashedPapers(connection);
  return papers.map(({paper}) => paper);
}

/** Fills the table `wanted_ids`, for a query that follows. */
export async function wantIds(connection: DuckDBConnection, ids: readonly string[]): Promise<void> {
  await connection.run(WANTED_IDS);
  await appendItems(connection, ['wanted_ids', TEXT], ids);
}

async function readSome(
  connection: DuckDBConnection,
  {SET_APART, READ}: ReturnType<typeof someOf>,
  ids: readonly string[]
): Promise<StoredPaper[]> {
  await wantIds(connection, ids);
  await connection.run(SET_APART);
  const read = await readStoredPapers(connection, READ);
  await connection.run('DROP TABLE some_papers');
  const papers = new Map(read.map((stored) => [stored.paper.id, stored]));
  return ids.flatMap((id) => papers.get(id) ?? []);
}

/** Some papers of the library, in the order of their ids here. */
export const readSomePapers = async (
  connection: DuckDBConnection,
  ids: readonly string[]
): Promise<Paper[]> => (await readSome(connection, SOME, ids)).map(({paper}) => paper);

/** The same of a library that is attached as `library`. */
export const readAttached = async (
  connection: DuckDBConnection,
  ids: readonly string[]
): Promise<Paper[]> => (await readSome(connection, ATTACHED, ids)).map(({paper}) => paper);

export async function countPapers(connection: DuckDBConnection): Promise<number> {
  const reader = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM papers');
  return Number(reader.getRows()[0]?.[0]);
}

async function deletePapers(connection: DuckDBConnection, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await connection.run(OUTDATED);
  await appendItems(connection, ['outdated', TEXT], ids);
  await connection.run('DELETE FROM papers WHERE paper_id IN (FROM outdated)');
}

/** Writes what a folding into the known papers has changed. */
export async function writePapers(
  connection: DuckDBConnection,
  {changed, renamed}: Folding,
  known: KnownPapers
): Promise<void> {
  const rewritten = changed.filter(({id}) => known.byId(id));
  await deletePapers(connection, [
    ...rewritten.map(({id}) => id),
    ...renamed.map(({from}) => from)
  ]);
  await appendItems(connection, ['papers', PAPER_COLUMNS], changed);
}

import {LIST, listValue, VARCHAR, type DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../model.ts';
import {paperHash} from '../pipeline/run-identity.ts';
import {lookupKeys, type Folding} from '../sources/fold.ts';
import {titleKey} from '../sources/identity.ts';
import {appendRows, day, integer, text, texts} from './append.ts';
import {writeDatabase} from './database.ts';
import type {Home} from './home.ts';
import {factCells} from './paper-cells.ts';
import {fillHashes} from './paper-hashes.ts';
import {
  readStoredPapers,
  SELECT_PAPERS,
  SELECT_VOTED_PAPERS,
  type StoredPaper
} from './read-papers.ts';
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

const KNOWN = `
  ${SELECT_PAPERS} FROM papers
  WHERE paper_id IN (SELECT unnest($ids)) OR title_key IN (SELECT unnest($titleKeys))`;
const ALL = `
  ${SELECT_VOTED_PAPERS}
  FROM papers LEFT JOIN (${earlyUpvotes()}) USING (paper_id)`;
const ATTACHED = `
  ${SELECT_VOTED_PAPERS}
  FROM library.papers LEFT JOIN (${earlyUpvotes('library.')}) USING (paper_id)
  WHERE paper_id IN (SELECT unnest($ids))`;

/** Opens the library to write; only one process at a time may. */
export function writeLibrary<T>(
  home: Home,
  use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
  return writeDatabase(home.library, async (connection) => {
    for (const statement of SCHEMA) await connection.run(statement);
    await fillHashes(connection);
    return use(connection);
  });
}

const byId = ({paper: {id: a}}: StoredPaper, {paper: {id: b}}: StoredPaper) =>
  a < b ? -1 : a > b ? 1 : 0;

/** All papers of the library with their hashes, by id. */
export async function readHashedPapers(connection: DuckDBConnection): Promise<StoredPaper[]> {
  const papers = await readStoredPapers(connection, ALL);
  return papers.sort(byId);
}

/** All papers of the library, by id. */
export async function readPapers(connection: DuckDBConnection): Promise<Paper[]> {
  const papers = await readHashedPapers(connection);
  return papers.map(({paper}) => paper);
}

/** Papers of a library that is attached as `library`, in the order of their ids here. */
export async function readAttached(
  connection: DuckDBConnection,
  ids: readonly string[]
): Promise<Paper[]> {
  const values = {ids: listValue(ids)};
  const read = await readStoredPapers(connection, ATTACHED, {values, types: {ids: LIST(VARCHAR)}});
  const papers = new Map(read.map(({paper}) => [paper.id, paper]));
  return ids.flatMap((id) => papers.get(id) ?? []);
}

/** The papers that these records may belong to. */
export async function findKnown(
  connection: DuckDBConnection,
  records: readonly Paper[]
): Promise<Paper[]> {
  const {ids, titleKeys} = lookupKeys(records);
  const values = {ids: listValue(ids), titleKeys: listValue(titleKeys)};
  const types = {ids: LIST(VARCHAR), titleKeys: LIST(VARCHAR)};
  const known = await readStoredPapers(connection, KNOWN, {values, types});
  return known.map(({paper}) => paper);
}

/** Writes what a folding has changed. */
export async function writePapers(
  connection: DuckDBConnection,
  {changed, renamed}: Folding
): Promise<void> {
  const outdated = [...changed.map(({id}) => id), ...renamed.map(({from}) => from)];
  await connection.run(
    'DELETE FROM papers WHERE paper_id IN (SELECT unnest($outdated))',
    {outdated: listValue(outdated)},
    {outdated: LIST(VARCHAR)}
  );
  await appendRows(
    connection,
    'papers',
    changed.map((paper) => [
      text(paper.id),
      text(titleKey(paper.title)),
      text(paper.title),
      text(paper.abstract),
      day(paper.published),
      day(paper.listed),
      ...factCells(paper),
      integer(paper.version),
      texts(paper.sources),
      text(paperHash(paper, sha256))
    ])
  );
}

import {
  DuckDBDateValue,
  DuckDBListValue,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue
} from '@duckdb/node-api';
import type {IngestCounts, Paper, Reading} from '../model.ts';
import {fold, indexPapers, lookupKeys, type Folding} from '../sources/fold.ts';
import {titleKey} from '../sources/identity.ts';
import {appendRows, day, integer, moment, text, texts} from './append.ts';
import {writeDatabase} from './database.ts';
import type {Home} from './home.ts';
import {factCells} from './paper-cells.ts';
import {EARLY_UPVOTES, keepVotes, renameVotes, VOTE_SNAPSHOTS} from './vote-snapshots.ts';

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
     sources VARCHAR[] NOT NULL
   )`,
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
  VOTE_SNAPSHOTS
];

const PAPER_COLUMNS = `paper_id, title, abstract, published_on, listed_on, authors, author_count,
  organisation, upvotes, comments, url, version, sources`;

const KNOWN = `
  SELECT ${PAPER_COLUMNS} FROM papers
  WHERE list_contains($ids, paper_id) OR list_contains($titleKeys, title_key)
  ORDER BY paper_id`;
const ALL = `
  SELECT ${PAPER_COLUMNS}, early_upvotes
  FROM papers LEFT JOIN (${EARLY_UPVOTES}) USING (paper_id)
  ORDER BY paper_id`;

/** Opens the library to write; only one process at a time may. */
export function writeLibrary<T>(
  home: Home,
  use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
  return writeDatabase(home.library, async (connection) => {
    for (const statement of SCHEMA) await connection.run(statement);
    return use(connection);
  });
}

const asText = (value: DuckDBValue | undefined) => (typeof value === 'string' ? value : null);
const asNumber = (value: DuckDBValue | undefined) => (typeof value === 'number' ? value : null);
const asDay = (value: DuckDBValue | undefined) =>
  value instanceof DuckDBDateValue ? value.toString() : null;
const asTexts = (value: DuckDBValue | undefined) =>
  value instanceof DuckDBListValue ? value.items.map(String) : [];

function toPaper(row: Record<string, DuckDBValue>): Paper {
  const earlyUpvotes = asNumber(row['early_upvotes']);
  return {
    id: asText(row['paper_id']) ?? '',
    title: asText(row['title']) ?? '',
    abstract: asText(row['abstract']) ?? '',
    published: asDay(row['published_on']),
    listed: asDay(row['listed_on']),
    authors: asTexts(row['authors']),
    authorCount: asNumber(row['author_count']),
    organisation: asText(row['organisation']),
    upvotes: asNumber(row['upvotes']),
    comments: asNumber(row['comments']),
    url: asText(row['url']),
    version: asNumber(row['version']) ?? 0,
    sources: asTexts(row['sources']),
    ...(earlyUpvotes === null ? {} : {earlyUpvotes})
  };
}

/** All papers of the library, by id. */
export async function readPapers(connection: DuckDBConnection): Promise<Paper[]> {
  const reader = await connection.runAndReadAll(ALL);
  return reader.getRowObjects().map(toPaper);
}

async function findKnown(
  connection: DuckDBConnection,
  records: readonly Paper[]
): Promise<Paper[]> {
  const {ids, titleKeys} = lookupKeys(records);
  const reader = await connection.runAndReadAll(
    KNOWN,
    {ids: listValue(ids), titleKeys: listValue(titleKeys)},
    {ids: LIST(VARCHAR), titleKeys: LIST(VARCHAR)}
  );
  return reader.getRowObjects().map(toPaper);
}

async function writePapers(
  connection: DuckDBConnection,
  {changed, removed}: Folding
): Promise<void> {
  const outdated = [...changed.map(({id}) => id), ...removed];
  await connection.run(
    'DELETE FROM papers WHERE list_contains($outdated, paper_id)',
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
      texts(paper.sources)
    ])
  );
}

/** A file that was read, and what identifies it. */
export interface ReadFile {
  readonly file: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly reading: Reading;
}

async function writeRejects(
  connection: DuckDBConnection,
  {file, hash, reading}: ReadFile
): Promise<void> {
  await connection.run('DELETE FROM rejects WHERE file_hash = $hash', {hash});
  await appendRows(
    connection,
    'rejects',
    reading.rejects.map(({line, reason, message, excerpt}) => [
      text(file),
      text(hash),
      integer(line),
      text(reason),
      text(message),
      text(excerpt)
    ])
  );
}

async function writeLedger(
  connection: DuckDBConnection,
  {file, hash, reading}: ReadFile,
  {counts, now}: {counts: IngestCounts; now: Date}
): Promise<void> {
  const row = [
    text(file),
    text(hash),
    text(reading.format),
    integer(counts.read),
    integer(counts.accepted),
    integer(counts.updated),
    integer(counts.merged),
    integer(counts.rejected),
    moment(now)
  ];
  await appendRows(connection, 'ledger', [row]);
}

function countsOf({papers, rejects}: Reading, {accepted, updated, merged}: Folding): IngestCounts {
  const read = papers.length + rejects.length;
  const rejected = rejects.length;
  if (read !== accepted + updated + merged + rejected) {
    throw new Error(
      `${read} records read, but ${accepted} accepted + ${updated} updated + ${merged} merged + ` +
        `${rejected} rejected: a record got lost`
    );
  }
  return {read, accepted, updated, merged, rejected};
}

/** Adds what was read of a file to the library: papers, their votes as of today, rejects and a line in the ledger. */
export async function ingestReading(
  connection: DuckDBConnection,
  source: ReadFile,
  now: Date
): Promise<IngestCounts> {
  const {papers} = source.reading;
  const folding = fold(papers, indexPapers(await findKnown(connection, papers)));
  const counts = countsOf(source.reading, folding);
  await writePapers(connection, folding);
  await renameVotes(connection, folding.renamed);
  await keepVotes(connection, folding.voted, now.toISOString().slice(0, 10));
  await writeRejects(connection, source);
  await writeLedger(connection, source, {counts, now});
  return counts;
}

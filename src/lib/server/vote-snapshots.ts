import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../model.ts';
import {appendItems, type ColumnOf} from './append.ts';

/** What votes and comments a paper had on a day on which a source told of it. */
export const VOTE_SNAPSHOTS = `
  CREATE TABLE IF NOT EXISTS vote_snapshots (
    paper_id VARCHAR NOT NULL,
    seen_on DATE NOT NULL,
    upvotes INTEGER NOT NULL,
    comments INTEGER,
    PRIMARY KEY (paper_id, seen_on)
  )`;

/** Days after its listing at which the votes of papers are compared, and how far a snapshot may be off. */
const AGE = 7;
const TOLERANCE = 2;

/** The votes of each of the papers at that age: of its snapshots near enough the nearest, of two the earlier. */
export const earlyUpvotes = (
  database: '' | 'library.' = '',
  papers = `${database}papers`
): string => `
  SELECT paper_id,
         arg_min(vote_snapshots.upvotes, abs(seen_on - listed_on - ${AGE}) * 10 + (seen_on - listed_on)) AS early_upvotes
  FROM ${database}vote_snapshots JOIN ${papers} USING (paper_id)
  WHERE abs(seen_on - listed_on - ${AGE}) <= ${TOLERANCE}
  GROUP BY paper_id`;

const STAGE = `CREATE OR REPLACE TEMP TABLE seen AS FROM vote_snapshots LIMIT 0`;

// Two sources of one day may disagree, as one is older than it seems: votes hardly ever go down.
const KEEP = `
  INSERT INTO vote_snapshots
  SELECT paper_id, seen_on, max(upvotes), max(comments) FROM seen GROUP BY ALL
  ON CONFLICT DO UPDATE SET
    upvotes = greatest(upvotes, excluded.upvotes),
    comments = greatest(comments, excluded.comments)`;

/** Keeps what votes the papers had on a day; papers of which the votes are unknown are left out. */
export async function keepVotes(
  connection: DuckDBConnection,
  papers: readonly Paper[],
  seenOn: string
): Promise<void> {
  const voted = papers.filter(({upvotes}) => upvotes !== null);
  if (voted.length === 0) return;
  await connection.run(STAGE);
  const columns: ColumnOf<Paper>[] = [
    ['text', ({id}) => id],
    ['day', () => seenOn],
    ['integer', ({upvotes}) => upvotes],
    ['integer', ({comments}) => comments]
  ];
  await appendItems(connection, ['seen', columns], voted);
  await connection.run(KEEP);
}

const RENAME = `
  INSERT INTO vote_snapshots
  SELECT $to, seen_on, upvotes, comments FROM vote_snapshots WHERE paper_id = $from
  ON CONFLICT DO UPDATE SET
    upvotes = greatest(upvotes, excluded.upvotes),
    comments = greatest(comments, excluded.comments)`;

/** Hands the snapshots of an id that is no more to the one that took its place. */
export async function renameVotes(
  connection: DuckDBConnection,
  renamed: readonly {readonly from: string; readonly to: string}[]
): Promise<void> {
  for (const {from, to} of renamed) {
    await connection.run(RENAME, {from, to});
    await connection.run('DELETE FROM vote_snapshots WHERE paper_id = $from', {from});
  }
}

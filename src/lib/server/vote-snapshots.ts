import type {DuckDBConnection} from '@duckdb/node-api';

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

// Two sources of one day may disagree, as one is older than it seems: votes hardly ever go down.
const MOST = `
  ON CONFLICT DO UPDATE SET
    upvotes = greatest(upvotes, excluded.upvotes),
    comments = greatest(comments, excluded.comments)`;
const KEEP = `
  INSERT INTO vote_snapshots
  SELECT paper_id, $seenOn::DATE, upvotes, comments FROM papers
  WHERE paper_id IN (SELECT paper_id FROM fates WHERE votes) AND upvotes IS NOT NULL
  ${MOST}`;

/** Keeps what votes papers had on a day, as the library knows them now; the table `fates` tells of which papers. */
export async function keepVotes(connection: DuckDBConnection, seenOn: string): Promise<void> {
  await connection.run(KEEP, {seenOn});
}

const RENAME = `
  INSERT INTO vote_snapshots
  SELECT new_id, seen_on, max(upvotes), max(comments)
  FROM vote_snapshots JOIN renamed ON paper_id = old_id
  GROUP BY ALL
  ${MOST};
  DELETE FROM vote_snapshots WHERE paper_id IN (SELECT old_id FROM renamed)`;

/** Hands the snapshots of ids that are no more to those that took their place: the table `renamed` tells which. */
export async function renameVotes(connection: DuckDBConnection): Promise<void> {
  await connection.run(RENAME);
}

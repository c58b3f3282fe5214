import type {DuckDBConnection} from '@duckdb/node-api';
import type {AnalysisSummary, Paper} from '../../model.ts';
import {appendRows} from '../append.ts';
import {listPlaced, PLACE, placePapers, type Placed} from '../place-papers.ts';
import {paperRows} from '../tables/papers-table.ts';

/** Tables with rows for each paper, beside that of the papers. */
const BY_PAPER = [
  'paper_terms',
  'held_terms',
  'word_papers',
  'word_places',
  'paper_positions',
  'former_themes'
] as const;

const GONE = `
  CREATE TEMP TABLE gone AS
  SELECT paper_row FROM papers ANTI JOIN placed USING (paper_id)`;

/** Takes what a paper's text gave to the counts of terms and words out of them, with its rows. */
const FORGET = [
  `UPDATE terms SET document_frequency = document_frequency - held.papers
     FROM (SELECT term_id, count(*)::INTEGER AS papers FROM paper_terms SEMI JOIN gone USING (paper_row) GROUP BY term_id) held
     WHERE held.term_id = terms.term_id`,
  `UPDATE words SET papers = words.papers - held.papers
     FROM (SELECT word_id, count(*)::INTEGER AS papers FROM word_papers SEMI JOIN gone USING (paper_row) GROUP BY word_id) held
     WHERE held.word_id = words.word_id`,
  ...[...BY_PAPER, 'papers'].map((table) => `DELETE FROM ${table} WHERE paper_row IN (FROM gone)`)
];

/** Closes the gaps that papers left in the numbers of rows. */
const RENUMBER = [...BY_PAPER, 'papers'].map(
  (table) => `
    UPDATE ${table} SET paper_row = paper_row - (SELECT count(*) FROM gone WHERE gone.paper_row < ${table}.paper_row)::INTEGER
    WHERE paper_row > (SELECT min(paper_row) FROM gone)`
);

/** The facts come from the library; what does not depend on words is written over in place. */
const FACTS = `
  UPDATE papers SET
    published_on = now.published_on, listed_on = now.listed_on,
    week_start = date_trunc('week', coalesce(now.listed_on, now.published_on))::DATE,
    author_count = now.author_count, upvotes = now.upvotes, comments = now.comments, url = now.url
  FROM library.papers now
  WHERE now.paper_id = papers.paper_id
    AND (now.published_on, now.listed_on, now.author_count, now.upvotes, now.comments, now.url)
        IS DISTINCT FROM (papers.published_on, papers.listed_on, papers.author_count, papers.upvotes, papers.comments, papers.url)`;

/** The terms of papers lie under the theme that these belong to now. */
const HELD = `
  UPDATE held_terms SET theme_id = coalesce(papers.theme_id, 0)
  FROM papers
  WHERE papers.paper_row = held_terms.paper_row AND held_terms.theme_id <> coalesce(papers.theme_id, 0)`;

/** Puts the papers of an analysis, all of which stand in the table, where they belong now. */
export async function movePapers(connection: DuckDBConnection, placed: Placed): Promise<void> {
  await placePapers(connection, placed);
  await connection.run(HELD);
}

async function forgetGone(connection: DuckDBConnection): Promise<void> {
  await connection.run(GONE);
  const gone = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM gone');
  if (gone.getRows()[0]?.[0] === 0) return;
  for (const sql of [...FORGET, ...RENUMBER]) await connection.run(sql);
}

/**
 * Brings the table of papers up to date: the `fresh` papers, the last of the summary, are new or were
 * read anew, and `lengths` are theirs; those before them stand in it already, in that order.
 */
export async function carryPapers(
  connection: DuckDBConnection,
  {papers, assignments}: Pick<AnalysisSummary, 'papers' | 'assignments'>,
  {fresh, lengths}: {fresh: readonly Paper[]; lengths: Int32Array}
): Promise<void> {
  const kept = papers.length - fresh.length;
  await listPlaced(connection, {
    papers: papers.slice(0, kept),
    assignments: assignments.slice(0, kept)
  });
  await forgetGone(connection);
  await connection.run(FACTS);
  await connection.run(PLACE);
  await connection.run(HELD);
  const added = {papers: fresh, assignments: assignments.slice(kept), lengths};
  await appendRows(connection, 'papers', paperRows(added, kept));
}

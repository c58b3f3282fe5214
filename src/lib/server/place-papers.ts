import type {DuckDBConnection} from '@duckdb/node-api';
import type {AnalysisSummary} from '../model.ts';
import {appendRows, integer, text} from './append.ts';
import {membershipCells} from './tables/papers-table.ts';

/** Where papers belong. */
export type Placed = Pick<AnalysisSummary, 'papers' | 'assignments'>;

const PLACED = `
  CREATE OR REPLACE TEMP TABLE placed (
    paper_id VARCHAR, early_upvotes INTEGER,
    theme_id INTEGER, similarity DOUBLE, runner_up_id INTEGER, runner_up_similarity DOUBLE,
    strength DOUBLE, unassigned VARCHAR, fitted BOOLEAN
  )`;

/** Puts the papers of the table `placed` where they belong. */
export const PLACE = `
  UPDATE papers SET
    theme_id = placed.theme_id, similarity = placed.similarity, runner_up_id = placed.runner_up_id,
    runner_up_similarity = placed.runner_up_similarity, strength = placed.strength, unassigned = placed.unassigned,
    fitted = placed.fitted, early_upvotes = placed.early_upvotes
  FROM placed
  WHERE placed.paper_id = papers.paper_id
    AND (placed.theme_id, placed.similarity, placed.runner_up_id, placed.runner_up_similarity, placed.strength, placed.unassigned, placed.fitted, placed.early_upvotes)
        IS DISTINCT FROM (papers.theme_id, papers.similarity, papers.runner_up_id, papers.runner_up_similarity, papers.strength, papers.unassigned, papers.fitted, papers.early_upvotes)`;

/** Fills the table `placed`. */
export async function listPlaced(
  connection: DuckDBConnection,
  {papers, assignments}: Placed
): Promise<void> {
  await connection.run(PLACED);
  const rows = assignments.map((assignment, row) => [
    text(assignment.paperId),
    integer(papers[row]?.earlyUpvotes ?? null),
    ...membershipCells(assignment)
  ]);
  await appendRows(connection, 'placed', rows);
}

/** Puts papers, all of which stand in their table, where they belong. */
export async function placePapers(connection: DuckDBConnection, placed: Placed): Promise<void> {
  await listPlaced(connection, placed);
  await connection.run(PLACE);
}

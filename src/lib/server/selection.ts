import type {DuckDBConnection} from '@duckdb/node-api';
import type {Filters} from '../view/filters.ts';
import {
  foundPapers,
  OPEN_SELECTION,
  selectionOver,
  setOrganisations,
  setVotes
} from './queries/kept-papers.ts';
import {scoredCount} from './queries/scored-count.ts';
import {runQuery, runStatement} from './query.ts';
import {scoreSearch} from './score-search.ts';
import {loosen, noteOnSilent, readSearch, wantedWords} from './search.ts';

/** The part of the filters that leaves out papers, whatever their theme and week. */
export type PaperFilters = Pick<Filters, 'query' | 'organisations' | 'votes'>;

/**
 * Makes what every query that counts or lists papers reads: `found_papers`, those that a search finds, `kept_papers`,
 * those of them that no other filter leaves out, and what these come to: `kept_weeks`, `kept_months`, `kept_themes` and
 * `kept_places`. They belong to one connection. Without filters these are the tables of the analysis themselves.
 */
export async function prepareSelection(connection: DuckDBConnection): Promise<void> {
  await connection.run(OPEN_SELECTION);
}

/** Connections whose views leave out papers: they serve no other request. */
const selected = new WeakSet<DuckDBConnection>();

/** Whether filters have left out papers of what a connection sees. */
export const hasSelection = (connection: DuckDBConnection): boolean => selected.has(connection);

async function search(
  connection: DuckDBConnection,
  query: string,
  ranked: boolean
): Promise<string[]> {
  await connection.run('CREATE TEMP TABLE scores (paper_row INTEGER, score DOUBLE)');
  const strict = readSearch(query);
  const notes = noteOnSilent(strict);
  const words = wantedWords(strict);
  await scoreSearch(connection, strict, {least: words, ranked});
  if (strict.exact || words < 2) return notes;
  const [found] = await runQuery(connection, scoredCount, {});
  if (found?.papers !== 0) return notes;
  await scoreSearch(connection, loosen(strict), {least: 1, ranked});
  const [any] = await runQuery(connection, scoredCount, {});
  if (any?.papers === 0) return notes;
  return [...notes, 'No paper fits the whole search; shown are those that hold any of its words.'];
}

/**
 * Leaves out the papers that do not fit search, organisations and votes, and tells what of the search was
 * not followed to the letter, one sentence each. Papers that need no rank are found in half of the time, and those
 * that are only listed need not be counted by week and theme.
 */
export async function applySelection(
  connection: DuckDBConnection,
  {query, organisations, votes}: PaperFilters,
  {ranked = true, counted = true} = {}
): Promise<string[]> {
  const searched = query !== '';
  const chosen = organisations.length > 0;
  if (!searched && !chosen && votes === null) return [];
  selected.add(connection);
  const notes = searched ? await search(connection, query, ranked) : [];
  if (chosen) await runStatement(connection, setOrganisations, {organisations});
  if (votes !== null) await runStatement(connection, setVotes, {votes});
  const found = foundPapers({searched, organisations: chosen, votes: votes !== null});
  await connection.run(selectionOver(found, {counted}));
  return notes;
}

import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../../model.ts';
import {appendItems, type ColumnOf} from '../append.ts';
import {wantIds} from '../library.ts';
import {readStoredPapers, SELECT_PAPERS} from '../read-papers.ts';

const WANTED_TITLES = 'CREATE OR REPLACE TEMP TABLE wanted_titles (title_key VARCHAR)';

// First the places of the rows: the long texts are touched of those alone that are found.
const FIND_BY_ID = `
  CREATE OR REPLACE TEMP TABLE found AS
  SELECT rowid AS place FROM papers
  WHERE paper_id IN (FROM wanted_ids)`;
const FIND = `${FIND_BY_ID} OR title_key IN (FROM wanted_titles)`;
const COUNT = 'SELECT count(*)::INTEGER FROM found';
const FOUND = `${SELECT_PAPERS} FROM papers WHERE rowid IN (FROM found)`;

const KEY: readonly ColumnOf<string>[] = [['text', (key) => key]];

/** The papers of the library with one of these ids or title keys, in no order. */
export async function findPapers(
  connection: DuckDBConnection,
  {ids, titleKeys}: {readonly ids: readonly string[]; readonly titleKeys: readonly string[]}
): Promise<Paper[]> {
  await wantIds(connection, ids);
  await connection.run(WANTED_TITLES);
  await appendItems(connection, ['wanted_titles', KEY], titleKeys);
  await connection.run(titleKeys.length === 0 ? FIND_BY_ID : FIND);
  const reader = await connection.runAndReadAll(COUNT);
  if (reader.getRows()[0]?.[0] === 0) return [];
  const papers = await readStoredPapers(connection, FOUND);
  return papers.map(({paper}) => paper);
}

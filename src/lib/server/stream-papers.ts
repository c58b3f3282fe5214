import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../model.ts';
import {limitMemory} from './database.ts';
import {ALL_PAPERS} from './library.ts';
import {LIBRARY_MEMORY} from './limits.ts';
import {streamStoredPapers} from './read-papers.ts';

// A sort holds all the memory that it may take until its last row is read; a table of what it gives holds next to nothing.
const SORT = `
  CREATE OR REPLACE TEMP TABLE sorted_papers AS
  ${ALL_PAPERS}
  ORDER BY paper_id`;

/** The papers of the library that are wanted, by id, a part of them at a time, so that they need not be held at once. */
export async function* streamPapers(
  connection: DuckDBConnection,
  isWanted: (paper: Paper) => boolean
): AsyncGenerator<Paper[]> {
  await connection.run(SORT);
  await limitMemory(connection, LIBRARY_MEMORY.reading);
  try {
    for await (const part of streamStoredPapers(connection, 'FROM sorted_papers')) {
      yield part.map(({paper}) => paper).filter(isWanted);
    }
  } finally {
    await connection.run('DROP TABLE sorted_papers');
    await limitMemory(connection, LIBRARY_MEMORY.sorting);
  }
}

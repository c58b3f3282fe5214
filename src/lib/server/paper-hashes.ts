import type {DuckDBConnection} from '@duckdb/node-api';
import {paperHash} from '../pipeline/run-identity.ts';
import {appendRows, text} from './append.ts';
import {readStoredPapers, SELECT_PAPERS} from './read-papers.ts';
import {sha256} from './sha256.ts';

const WITHOUT = `${SELECT_PAPERS} FROM papers WHERE paper_hash IS NULL`;
const FILL = `
  UPDATE papers SET paper_hash = hashes.hash
  FROM hashes
  WHERE hashes.paper_id = papers.paper_id`;

/** Gives papers that a version without hashes has written theirs. */
export async function fillHashes(connection: DuckDBConnection): Promise<void> {
  const papers = await readStoredPapers(connection, WITHOUT);
  if (papers.length === 0) return;
  await connection.run('CREATE OR REPLACE TEMP TABLE hashes (paper_id VARCHAR, hash VARCHAR)');
  await appendRows(
    connection,
    'hashes',
    papers.map(({paper}) => [text(paper.id), text(paperHash(paper, sha256))])
  );
  await connection.run(FILL);
}

import type {DuckDBConnection} from '@duckdb/node-api';
import {paperHash} from '../pipeline/run-identity.ts';
import {appendRows, text} from './append.ts';
import {PAPER_COLUMNS, toPaper} from './paper-row.ts';
import {sha256} from './sha256.ts';

const WITHOUT = `
  SELECT ${PAPER_COLUMNS}
  FROM papers
  WHERE paper_hash IS NULL
  ORDER BY paper_id`;
const FILL = `
  UPDATE papers SET paper_hash = hashes.hash
  FROM hashes
  WHERE hashes.paper_id = papers.paper_id`;

/** Gives papers that a version without hashes has written theirs. */
export async function fillHashes(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(WITHOUT);
  const papers = reader.getRows().map(toPaper);
  if (papers.length === 0) return;
  await connection.run('CREATE OR REPLACE TEMP TABLE hashes (paper_id VARCHAR, hash VARCHAR)');
  await appendRows(
    connection,
    'hashes',
    papers.map((paper) => [text(paper.id), text(paperHash(paper, sha256))])
  );
  await connection.run(FILL);
}

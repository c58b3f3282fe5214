import type {DuckDBConnection} from '@duckdb/node-api';
import type {LibraryPaper} from '../pipeline/refresh/stored-analysis.ts';
import {readJson} from './read-json.ts';
import {earlyUpvotes} from './vote-snapshots.ts';

// In whatever order, as whoever identifies data sorts by id; abstracts are not touched, as they are long.
const FACTS = `
  WITH facts AS (
    SELECT {
             id: paper_id, published: published_on, listed: listed_on, upvotes: upvotes,
             early: early_upvotes, sources: sources, hash: paper_hash
           } AS paper,
           papers.rowid // 2048 AS part
    FROM papers LEFT JOIN (${earlyUpvotes()}) USING (paper_id)
  )
  SELECT to_json(list(paper))
  FROM facts
  GROUP BY part
  ORDER BY part`;

type Row = LibraryPaper & {readonly early: number | null};

/** What the library tells of its papers without their texts, in no order. */
export async function readFacts(connection: DuckDBConnection): Promise<LibraryPaper[]> {
  const rows = await readJson<Row>(connection, FACTS);
  return rows.map(({early, ...paper}) =>
    early === null ? paper : {...paper, earlyUpvotes: early}
  );
}

import type {DuckDBConnection} from '@duckdb/node-api';
import type {LibraryPaper} from '../pipeline/refresh/stored-analysis.ts';
import {readJson} from './read-json.ts';
import {earlyUpvotes} from './vote-snapshots.ts';

const FACTS = `
  WITH numbered AS (
    SELECT *, row_number() OVER (ORDER BY paper_id) AS place
    FROM papers LEFT JOIN (${earlyUpvotes()}) USING (paper_id)
  )
  SELECT to_json(list({
           id: paper_id, published: published_on, listed: listed_on, upvotes: upvotes,
           early: early_upvotes, sources: sources, hash: paper_hash, "hasAbstract": abstract <> ''
         } ORDER BY place))
  FROM numbered
  GROUP BY place // 2048
  ORDER BY place // 2048`;

type Row = LibraryPaper & {readonly early: number | null};

/** What the library tells of its papers without their texts, by id. */
export async function readFacts(connection: DuckDBConnection): Promise<LibraryPaper[]> {
  const rows = await readJson<Row>(connection, FACTS);
  return rows.map(({early, ...paper}) =>
    early === null ? paper : {...paper, earlyUpvotes: early}
  );
}

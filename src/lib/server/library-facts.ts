import type {DuckDBConnection} from '@duckdb/node-api';
import type {LibraryPaper} from '../pipeline/refresh/stored-analysis.ts';
import {SameLists} from '../pipeline/same-lists.ts';
import {day, number, select, streamRows, text, texts, type RowReader} from './read-rows.ts';
import {earlyUpvotes} from './vote-snapshots.ts';

// In whatever order, as whoever identifies data sorts by id; abstracts are not touched, as they are long.
const FACTS = `
  ${select([
    ...[text('paper_id'), day('published_on'), day('listed_on'), number('upvotes')],
    ...[number('early_upvotes'), texts('sources'), text('paper_hash')]
  ])}
  FROM papers LEFT JOIN (${earlyUpvotes()}) USING (paper_id)`;

/** Reads rows of a query, whose lists of sources are kept once. */
function rowReader(): (row: RowReader) => LibraryPaper {
  const lists = new SameLists();
  return (row) => {
    const paper = {
      id: row.text() ?? '',
      published: row.day(),
      listed: row.day(),
      upvotes: row.number()
    };
    const early = row.number();
    const facts = {...paper, sources: lists.same(row.texts()), hash: row.text() ?? ''};
    return early === null ? facts : {...facts, earlyUpvotes: early};
  };
}

/** What the library tells of its papers without their texts, in no order. */
export async function readFacts(connection: DuckDBConnection): Promise<LibraryPaper[]> {
  const papers: LibraryPaper[] = [];
  for await (const part of streamRows(connection, FACTS, rowReader())) papers.push(...part);
  return papers;
}

// Reads papers whole.
import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../model.ts';
import {
  day,
  number,
  select,
  streamRows,
  text,
  texts,
  type Parameters,
  type RowReader
} from './read-rows.ts';

const FACTS = [
  ...[text('paper_id'), text('title'), text('abstract')],
  ...[day('published_on'), day('listed_on'), texts('authors'), number('author_count')],
  ...[text('organisation'), number('upvotes'), number('comments'), text('url')]
];
const UNKNOWN = number('NULL');
const EARLY = number('early_upvotes');

/** Begins a query of papers of a library, whose early upvotes are not asked for. */
export const SELECT_PAPERS = select([
  ...FACTS,
  ...[number('version'), texts('sources'), UNKNOWN, text('paper_hash')]
]);

/** Begins a query of papers of a library with `early_upvotes`. */
export const SELECT_VOTED_PAPERS = select([
  ...FACTS,
  ...[number('version'), texts('sources'), EARLY, text('paper_hash')]
]);

/** Begins a query of papers of an analysis, which does not keep version, sources and hash. */
export const SELECT_ANALYSED_PAPERS = select([...FACTS, number('0'), UNKNOWN, EARLY, UNKNOWN]);

/** A paper as it is kept, and its hash, which an analysis does not keep. */
export interface StoredPaper {
  readonly paper: Paper;
  readonly hash: string | null;
}

function readRow(row: RowReader): StoredPaper {
  const paper = {
    id: row.text() ?? '',
    title: row.text() ?? '',
    abstract: row.text() ?? '',
    published: row.day(),
    listed: row.day(),
    authors: row.texts(),
    authorCount: row.number(),
    organisation: row.text(),
    upvotes: row.number(),
    comments: row.number(),
    url: row.text(),
    version: row.number() ?? 0,
    sources: row.texts()
  };
  const earlyUpvotes = row.number();
  const hash = row.text();
  return {paper: earlyUpvotes === null ? paper : {...paper, earlyUpvotes}, hash};
}

/** Gives the papers of a query that one of the beginnings above begins, a part of them at a time. */
export const streamStoredPapers = (
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters
): AsyncGenerator<StoredPaper[]> => streamRows(connection, sql, readRow, parameters);

/** Reads the papers of such a query. */
export async function readStoredPapers(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters
): Promise<StoredPaper[]> {
  const papers: StoredPaper[] = [];
  for await (const part of streamStoredPapers(connection, sql, parameters)) papers.push(...part);
  return papers;
}

// Reads papers whole. A call for each text and an object for each value would take most of the time, so
// all texts of a paper come as one value, and beside it how long each of them is.
import {
  DuckDBBlobVector,
  DuckDBIntegerVector,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue
} from '@duckdb/node-api';
import type {Paper} from '../model.ts';
import {dayOf} from '../pipeline/calendar.ts';
import {SEPARATOR} from '../pipeline/packed-texts.ts';

/** What a column gives: a number, and the text that is so long when it is a length. */
interface Column {
  readonly number: string;
  readonly text?: string;
}

const number = (sql: string): Column => ({number: sql});
const day = (sql: string): Column => ({number: `${sql} - DATE '1970-01-01'`});
const text = (sql: string): Column => ({number: `strlen(${sql})`, text: sql});
const texts = (sql: string): Column =>
  text(`array_to_string(${sql}, chr(${SEPARATOR.charCodeAt(0)}))`);

const FACTS = [
  ...[text('paper_id'), text('title'), text('abstract')],
  ...[day('published_on'), day('listed_on'), texts('authors'), number('author_count')],
  ...[text('organisation'), number('upvotes'), number('comments'), text('url')]
];
const UNKNOWN = number('NULL');
const EARLY = number('early_upvotes');

function select(columns: readonly Column[]): string {
  const all = columns.flatMap(({text: sql}) => sql ?? []).join(', ');
  const numbers = columns.map(({number: sql}) => `(${sql})::INTEGER`).join(', ');
  return `SELECT encode(concat(${all})), ${numbers}`;
}

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

/** Gives the values of a row one after the other, each read as what the query has put there. */
class RowReader {
  readonly #bytes: DuckDBBlobVector;
  readonly #numbers: readonly DuckDBIntegerVector[];
  #texts: Buffer = Buffer.alloc(0);
  #row = -1;
  #column = 0;
  #end = 0;

  constructor(chunk: DuckDBDataChunk) {
    const [bytes, ...numbers] = Array.from({length: chunk.columnCount}, (_, column) =>
      chunk.getColumnVector(column)
    );
    if (!(bytes instanceof DuckDBBlobVector)) throw new TypeError('expected the texts first');
    this.#bytes = bytes;
    this.#numbers = numbers.filter((vector) => vector instanceof DuckDBIntegerVector);
  }

  next(): void {
    this.#row += 1;
    const {buffer, byteOffset, byteLength} =
      this.#bytes.getItemBytes(this.#row) ?? new Uint8Array();
    this.#texts = Buffer.from(buffer, byteOffset, byteLength);
    [this.#column, this.#end] = [0, 0];
  }

  number(): number | null {
    const value = this.#numbers[this.#column]?.getItem(this.#row) ?? null;
    this.#column += 1;
    return value;
  }

  day(): string | null {
    const value = this.number();
    return value === null ? null : dayOf(value);
  }

  text(): string | null {
    const length = this.number();
    if (length === null) return null;
    const start = this.#end;
    this.#end += length;
    return this.#texts.toString('utf8', start, this.#end);
  }

  texts(): string[] {
    const all = this.text();
    return all ? all.split(SEPARATOR) : [];
  }
}

function readRow(row: RowReader): StoredPaper {
  row.next();
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

/** Values and types of the parameters of a query. */
export interface Parameters {
  readonly values?: Record<string, DuckDBValue>;
  readonly types?: Record<string, DuckDBType>;
}

/** Gives the papers of a query that one of the beginnings above begins, a part of them at a time. */
export async function* streamStoredPapers(
  connection: DuckDBConnection,
  sql: string,
  {values = {}, types = {}}: Parameters = {}
): AsyncGenerator<StoredPaper[]> {
  const result = await connection.stream(sql, values, types);
  let coming = result.fetchChunk();
  for (let chunk = await coming; chunk && chunk.rowCount > 0; chunk = await coming) {
    // DuckDB reads the next part meanwhile.
    coming = result.fetchChunk();
    const row = new RowReader(chunk);
    yield Array.from({length: chunk.rowCount}, () => readRow(row));
  }
}

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

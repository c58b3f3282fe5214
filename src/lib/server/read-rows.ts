// Reads rows of texts and numbers. A call for each text and an object for each value would take most of the time, so
// all texts of a row come as one value, and beside it how long each of them is.
import {
  DuckDBBlobVector,
  DuckDBIntegerVector,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue
} from '@duckdb/node-api';
import {dayOf} from '../pipeline/calendar.ts';
import {SEPARATOR} from '../pipeline/packed-texts.ts';

/** What a column gives: a number, and the text that is so long when it is a length. */
export interface ReadColumn {
  readonly number: string;
  readonly text?: string;
}

export const number = (sql: string): ReadColumn => ({number: sql});
export const day = (sql: string): ReadColumn => ({number: `${sql} - DATE '1970-01-01'`});
export const text = (sql: string): ReadColumn => ({number: `strlen(${sql})`, text: sql});
export const texts = (sql: string): ReadColumn =>
  text(`array_to_string(${sql}, chr(${SEPARATOR.charCodeAt(0)}))`);

/** Begins a query of rows that are read column by column, in this order. */
export function select(columns: readonly ReadColumn[]): string {
  const all = columns.flatMap(({text: sql}) => sql ?? []).join(', ');
  const numbers = columns.map(({number: sql}) => `(${sql})::INTEGER`).join(', ');
  return `SELECT encode(concat(${all})), ${numbers}`;
}

/** Gives the values of a row one after the other, each read as what the query has put there. */
export class RowReader {
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

/** Values and types of the parameters of a query. */
export interface Parameters {
  readonly values?: Record<string, DuckDBValue>;
  readonly types?: Record<string, DuckDBType>;
}

/** Gives the rows of a query that `select` begins, a part of them at a time. */
export async function* streamRows<Row>(
  connection: DuckDBConnection,
  sql: string,
  read: (row: RowReader) => Row,
  {values = {}, types = {}}: Parameters = {}
): AsyncGenerator<Row[]> {
  const result = await connection.stream(sql, values, types);
  let coming = result.fetchChunk();
  for (let chunk = await coming; chunk && chunk.rowCount > 0; chunk = await coming) {
    // DuckDB reads the next part meanwhile.
    coming = result.fetchChunk();
    const row = new RowReader(chunk);
    yield Array.from({length: chunk.rowCount}, () => {
      row.next();
      return read(row);
    });
  }
}

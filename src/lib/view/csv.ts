import {stringify} from 'csv-stringify/sync';
import {type Cell, type Column, type Dataset, EXPORT_COLUMNS, type ExportRow} from './columns.ts';

/** Decimals of every fraction that leaves the program, so that two exports have the same bytes. */
const DECIMALS = 6;
const LIST_SEPARATOR = '; ';
/** U+FEFF: tells a spreadsheet that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
/** First characters that a spreadsheet takes for a formula, or skips to find one (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/;

/** Makes a text safe to open in a spreadsheet: what would start a formula gets an apostrophe in front. */
export const guardFormula = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

/** A fraction with its fixed decimals; −0 is 0. */
export const roundFraction = (value: number) => Number(value.toFixed(DECIMALS)) + 0;

function writeCell(cell: Cell, kind: Column['kind']): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    return kind === 'fraction' ? roundFraction(cell).toFixed(DECIMALS) : String(cell);
  }
  if (typeof cell === 'boolean') return String(cell);
  return guardFormula(typeof cell === 'string' ? cell : cell.join(LIST_SEPARATOR));
}

/** CSV after RFC 4180: CRLF, quotes doubled, a header line; the same rows always give the same bytes. */
export function toCsv(
  columns: readonly Column[],
  rows: readonly ExportRow[],
  {byteOrderMark = false} = {}
): string {
  const records = rows.map((row) =>
    columns.map(({name, kind}) => writeCell(row[name] ?? null, kind))
  );
  const header = columns.map(({name}) => name);
  const text = stringify([header, ...records], {
    record_delimiter: 'windows',
    // By itself it quotes CR LF only, and a lone one of the two breaks the line for most readers.
    quoted_match: /[\r\n]/
  });
  return (byteOrderMark ? BYTE_ORDER_MARK : '') + text;
}

/** An exported table as CSV. */
export const exportCsv = (dataset: Dataset, rows: readonly ExportRow[]) =>
  toCsv(EXPORT_COLUMNS[dataset], rows);

/** An exported table as JSON: an array of objects in the order of the columns, lists kept as lists. */
export function exportJson(dataset: Dataset, rows: readonly ExportRow[]): string {
  const cellOf = (row: ExportRow, {name, kind}: Column) => {
    const cell = row[name] ?? null;
    return kind === 'fraction' && typeof cell === 'number' ? roundFraction(cell) : cell;
  };
  const records = rows.map((row) =>
    Object.fromEntries(EXPORT_COLUMNS[dataset].map((column) => [column.name, cellOf(row, column)]))
  );
  return `${JSON.stringify(records, null, 2)}\n`;
}

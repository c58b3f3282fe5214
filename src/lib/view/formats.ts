import type {Dataset, ExportRow} from './columns.ts';
import {exportCsv, exportJson} from './csv.ts';

/** The formats that a table is exported in. */
export const EXPORT_FORMATS = {
  csv: {type: 'text/csv; charset=utf-8', write: exportCsv},
  json: {type: 'application/json; charset=utf-8', write: exportJson}
} as const satisfies Record<
  string,
  {type: string; write: (dataset: Dataset, rows: readonly ExportRow[]) => string}
>;

/** Name of a format, which is also the ending of its files. */
export type ExportFormat = keyof typeof EXPORT_FORMATS;

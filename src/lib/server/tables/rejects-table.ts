import {integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const rejectsTable: AnalysisTable = {
  name: 'rejects',
  columns: `
    position INTEGER PRIMARY KEY,
    file VARCHAR NOT NULL,
    line INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    excerpt VARCHAR NOT NULL`,
  rows: (_analysis, _createdAt, {rejects}) =>
    rejects.map(({file, line, reason, message, excerpt}, index) => [
      integer(index + 1),
      text(file),
      integer(line),
      text(reason),
      text(message),
      text(excerpt)
    ])
};

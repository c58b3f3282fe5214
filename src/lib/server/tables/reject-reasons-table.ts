import {integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const rejectReasonsTable: AnalysisTable = {
  name: 'reject_reasons',
  columns: `
    reason VARCHAR PRIMARY KEY,
    records INTEGER NOT NULL`,
  rows: (_analysis, _createdAt, {rejectReasons}) =>
    rejectReasons.map(({reason, records}) => [text(reason), integer(records)])
};

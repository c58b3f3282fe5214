import {day, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const sourceDaysTable: AnalysisTable = {
  name: 'source_days',
  columns: `
    day DATE NOT NULL,
    source VARCHAR NOT NULL,
    papers INTEGER NOT NULL`,
  rows: ({sourceDays}) =>
    sourceDays.map((one) => [day(one.day), text(one.source), integer(one.papers)])
};

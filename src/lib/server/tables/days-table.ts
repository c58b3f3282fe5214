import {day, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const daysTable: AnalysisTable = {
  name: 'days',
  columns: `
    day DATE PRIMARY KEY,
    papers INTEGER NOT NULL,
    state VARCHAR NOT NULL`,
  rows: ({days}) => days.map((one) => [day(one.day), integer(one.papers), text(one.state)]),
  integrity: [
    `SELECT abs((SELECT coalesce(sum(papers), 0) FROM days)
       - (SELECT coalesce(sum(papers), 0) FROM weeks))::INTEGER`
  ]
};

import {day, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const historyTable: AnalysisTable = {
  name: 'history',
  columns: `
    step INTEGER PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    data_until DATE,
    papers INTEGER NOT NULL,
    themes INTEGER NOT NULL`,
  rows: ({history}) =>
    history.map((step) => [
      integer(step.step),
      text(step.runId),
      text(step.kind),
      day(step.until),
      integer(step.papers),
      integer(step.themes)
    ]),
  integrity: [
    `SELECT (SELECT count(*) FROM run)::INTEGER - count(*)::INTEGER
       FROM history JOIN run USING (run_id) WHERE step = (SELECT max(step) FROM history)`
  ]
};

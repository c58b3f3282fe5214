import {double, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const lineageTable: AnalysisTable = {
  name: 'lineage',
  columns: `
    step INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    from_id INTEGER,
    from_name VARCHAR,
    to_id INTEGER,
    to_name VARCHAR,
    papers INTEGER NOT NULL,
    share_from DOUBLE,
    share_to DOUBLE`,
  rows: ({lineage}) =>
    lineage.map((event) => [
      integer(event.step),
      text(event.kind),
      integer(event.fromId),
      text(event.fromName),
      integer(event.toId),
      text(event.toName),
      integer(event.papers),
      double(event.shareFrom),
      double(event.shareTo)
    ]),
  integrity: [
    `SELECT count(*)::INTEGER FROM themes
       WHERE theme_id NOT IN (SELECT to_id FROM lineage WHERE to_id IS NOT NULL)`,
    `SELECT count(*)::INTEGER FROM lineage LEFT JOIN history USING (step) WHERE run_id IS NULL`
  ]
};

import {double, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const areasTable: AnalysisTable = {
  name: 'areas',
  columns: `
    area_id INTEGER PRIMARY KEY,
    area VARCHAR NOT NULL,
    papers INTEGER NOT NULL,
    share DOUBLE NOT NULL,
    themes INTEGER NOT NULL`,
  rows: ({areas}) =>
    areas.map(({id, name, papers, share, themes}) => [
      integer(id),
      text(name),
      integer(papers),
      double(share),
      integer(themes)
    ]),
  integrity: [
    `SELECT count(*)::INTEGER FROM areas FULL JOIN (
       SELECT area_id, sum(papers) AS papers, count(*) AS themes FROM themes GROUP BY area_id
     ) AS found USING (area_id)
     WHERE areas.papers IS DISTINCT FROM found.papers
        OR areas.themes IS DISTINCT FROM found.themes`
  ]
};

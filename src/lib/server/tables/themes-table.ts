import {boolean, day, double, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

/** `own_name` is the name that was found, where the user has given another one; `hand_made` tells of a theme merged or split off
 * by hand that its confidence was not measured. */
export const themesTable: AnalysisTable = {
  name: 'themes',
  columns: `
    theme_id INTEGER PRIMARY KEY,
    theme VARCHAR NOT NULL,
    area_id INTEGER NOT NULL,
    papers INTEGER NOT NULL,
    share DOUBLE NOT NULL,
    cohesion DOUBLE NOT NULL,
    confidence DOUBLE NOT NULL,
    hand_made VARCHAR,
    first_week DATE,
    last_week DATE,
    own_name VARCHAR,
    hidden BOOLEAN NOT NULL,
    pinned BOOLEAN NOT NULL`,
  rows: ({themes}) =>
    themes.map((theme) => [
      integer(theme.id),
      text(theme.name),
      integer(theme.areaId),
      integer(theme.papers),
      double(theme.share),
      double(theme.cohesion),
      double(theme.confidence),
      text(theme.handMade ?? null),
      day(theme.firstWeek),
      day(theme.lastWeek),
      text(theme.ownName ?? null),
      boolean(theme.hidden ?? false),
      boolean(theme.pinned ?? false)
    ]),
  integrity: [
    `SELECT abs((SELECT sum(papers) FROM themes)
       - (SELECT count(*) FROM papers WHERE theme_id IS NOT NULL))::INTEGER`
  ]
};

import {boolean, day, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const weeksTable: AnalysisTable = {
  name: 'weeks',
  columns: `
    week_start DATE PRIMARY KEY,
    week VARCHAR NOT NULL,
    papers INTEGER NOT NULL,
    days_expected INTEGER NOT NULL,
    days_covered INTEGER NOT NULL,
    days_capped INTEGER NOT NULL,
    thin BOOLEAN NOT NULL,
    complete BOOLEAN NOT NULL`,
  rows: ({weeks}) =>
    weeks.map((week) => [
      day(week.start),
      text(week.name),
      integer(week.papers),
      integer(week.daysExpected),
      integer(week.daysCovered),
      integer(week.daysCapped),
      boolean(week.thin),
      boolean(week.complete)
    ]),
  integrity: [
    `SELECT abs((SELECT coalesce(sum(papers), 0) FROM weeks)
       - (SELECT count(*) FROM papers WHERE week_start IS NOT NULL))::INTEGER`,
    `SELECT count(*)::INTEGER FROM weeks
     WHERE complete <> (days_covered >= days_expected AND NOT thin)`
  ]
};

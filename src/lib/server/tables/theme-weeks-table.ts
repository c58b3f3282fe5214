import {day, integer} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const themeWeeksTable: AnalysisTable = {
  name: 'theme_weeks',
  columns: `
    week_start DATE NOT NULL,
    theme_id INTEGER NOT NULL,
    papers INTEGER NOT NULL`,
  rows: ({themeWeeks}) =>
    themeWeeks.map((row) => [day(row.weekStart), integer(row.themeId), integer(row.papers)]),
  integrity: [
    `SELECT abs((SELECT coalesce(sum(papers), 0) FROM theme_weeks)
       - (SELECT count(*) FROM papers WHERE week_start IS NOT NULL AND theme_id IS NOT NULL))::INTEGER`
  ]
};

import {boolean, day, integer} from '../append.ts';
import type {AnalysisTable} from './table.ts';

/** Votes of each theme and of all papers in a week; `same_age`: all votes are those of seven days after listing. */
export const themeWeekVotesTable: AnalysisTable = {
  name: 'theme_week_votes',
  columns: `
    week_start DATE NOT NULL,
    theme_id INTEGER NOT NULL,
    papers INTEGER NOT NULL,
    upvotes INTEGER NOT NULL,
    week_papers INTEGER NOT NULL,
    week_upvotes INTEGER NOT NULL,
    same_age BOOLEAN NOT NULL`,
  rows: ({attention}) =>
    attention.weeks.map((row) => [
      day(row.weekStart),
      integer(row.themeId),
      integer(row.papers),
      integer(row.upvotes),
      integer(row.weekPapers),
      integer(row.weekUpvotes),
      boolean(row.sameAge)
    ]),
  integrity: [`SELECT count(*)::INTEGER FROM theme_week_votes WHERE upvotes > week_upvotes`]
};

import {weekStart} from '../../pipeline/calendar.ts';
import {dayOfPaper} from '../../pipeline/weeks.ts';
import {day, double, integer, text} from '../append.ts';
import {factCells} from '../paper-cells.ts';
import type {AnalysisTable} from './table.ts';

export const papersTable: AnalysisTable = {
  name: 'papers',
  columns: `
    paper_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    abstract VARCHAR NOT NULL,
    published_on DATE,
    listed_on DATE,
    week_start DATE,
    authors VARCHAR[] NOT NULL,
    author_count INTEGER,
    organisation VARCHAR,
    upvotes INTEGER,
    comments INTEGER,
    url VARCHAR,
    theme_id INTEGER,
    similarity DOUBLE,
    paper_row INTEGER NOT NULL`,
  rows: ({papers, assignments}) =>
    papers.map((paper, index) => {
      const dated = dayOfPaper(paper);
      return [
        text(paper.id),
        text(paper.title),
        text(paper.abstract),
        day(paper.published),
        day(paper.listed),
        day(dated === null ? null : weekStart(dated)),
        ...factCells(paper),
        integer(assignments[index]?.themeId ?? null),
        double(assignments[index]?.similarity ?? null),
        integer(index)
      ];
    }),
  integrity: [
    `SELECT count(*)::INTEGER FROM papers LEFT JOIN themes USING (theme_id)
       WHERE papers.theme_id IS NOT NULL AND themes.theme IS NULL`
  ]
};

import {double, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const themeTermsTable: AnalysisTable = {
  name: 'theme_terms',
  columns: `
    theme_id INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    term VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    papers INTEGER NOT NULL`,
  rows: ({themes}) =>
    themes.flatMap(({id, terms}) =>
      terms.map(({term, score, papers}, index) => [
        integer(id),
        integer(index + 1),
        text(term),
        double(score),
        integer(papers)
      ])
    )
};

import type {TermTable} from '../../model.ts';
import {moved, placesByGroup} from '../../pipeline/counting-sort.ts';
import type {AnalysisTable} from './table.ts';

/** The paper of each entry. */
function paperRows({starts, termIds}: TermTable): Int32Array {
  const rows = new Int32Array(termIds.length);
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    rows.fill(paper, starts[paper], starts[paper + 1]);
  }
  return rows;
}

/**
 * How often each paper holds each of its terms: `count` in title and abstract together, `title_count` in the title
 * alone. One row per paper and term, by term and then by paper. `paper_row` is that of the table `papers`.
 */
export const paperTermsTable: AnalysisTable = {
  name: 'paper_terms',
  columns: `
    paper_row INTEGER NOT NULL,
    term_id INTEGER NOT NULL,
    count INTEGER NOT NULL,
    title_count INTEGER NOT NULL`,
  numbers: ({terms}) => {
    const places = placesByGroup(terms.termIds, terms.terms.length);
    const columns = [paperRows(terms), terms.termIds, terms.counts, terms.titleCounts];
    return columns.map((column) => moved(column, places));
  },
  integrity: [
    `SELECT count(*)::INTEGER FROM paper_terms WHERE count < 1 OR title_count > count`,
    `SELECT abs((SELECT coalesce(sum(document_frequency), 0) FROM terms)
       - (SELECT count(*) FROM paper_terms))::INTEGER`
  ]
};

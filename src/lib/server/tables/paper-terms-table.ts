import type {TermTable} from '../../model.ts';
import type {AnalysisTable} from './table.ts';

/** Where the rows of each term begin once they are sorted by term. */
function termStarts({terms, termIds}: TermTable): Int32Array {
  const starts = new Int32Array(terms.length + 1);
  for (const term of termIds) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 0; term < terms.length; term++) {
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  }
  return starts;
}

/** Where each entry goes when they are sorted by term; within a term the papers keep their order. */
function placesByTerm(table: TermTable): Int32Array {
  const next = termStarts(table);
  return table.termIds.map((term) => {
    const place = next[term] ?? 0;
    next[term] = place + 1;
    return place;
  });
}

/** The paper of each entry. */
function paperRows({starts, termIds}: TermTable): Int32Array {
  const rows = new Int32Array(termIds.length);
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    rows.fill(paper, starts[paper], starts[paper + 1]);
  }
  return rows;
}

function moved(values: Int32Array, places: Int32Array): Int32Array {
  const sorted = new Int32Array(values.length);
  places.forEach((place, entry) => (sorted[place] = values[entry] ?? 0));
  return sorted;
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
    const places = placesByTerm(terms);
    const columns = [paperRows(terms), terms.termIds, terms.counts, terms.titleCounts];
    return columns.map((column) => moved(column, places));
  },
  integrity: [
    `SELECT count(*)::INTEGER FROM paper_terms WHERE count < 1 OR title_count > count`,
    `SELECT abs((SELECT coalesce(sum(document_frequency), 0) FROM terms)
       - (SELECT count(*) FROM paper_terms))::INTEGER`
  ]
};

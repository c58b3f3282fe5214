import type {TermTable} from '../../model.ts';
import type {NumberColumn} from '../append-columns.ts';
import type {AnalysisTable, Tabulated} from './table.ts';

/** The papers by theme, those without one first, and within a theme in their order. */
function papersByTheme(themes: Int32Array): Int32Array {
  const order = Int32Array.from(themes.keys());
  return order.sort((a, b) => (themes[a] ?? 0) - (themes[b] ?? 0) || a - b);
}

/** How many entries of weighed terms each paper has: they come first, as terms are numbered so and rise within a paper. */
function weighedEnds({terms, starts, termIds}: TermTable): Int32Array {
  return starts.subarray(1).map((end, paper) => {
    let last = end;
    while (last > (starts[paper] ?? 0) && !terms[termIds[last - 1] ?? 0]?.weighed) last--;
    return last;
  });
}

/** Papers whose terms are put together at a time. */
const PAPERS = 4096;

function* columnsOf({terms: table, assignments}: Tabulated): Generator<readonly NumberColumn[]> {
  const {starts, termIds, counts} = table;
  const themes = Int32Array.from(assignments, ({themeId}) => themeId ?? 0);
  const ends = weighedEnds(table);
  const order = papersByTheme(themes.subarray(0, ends.length));
  for (let from = 0; from < order.length; from += PAPERS) {
    const papers = order.subarray(from, from + PAPERS);
    const size = papers.reduce((sum, paper) => sum + (ends[paper] ?? 0) - (starts[paper] ?? 0), 0);
    const ints = () => new Int32Array(size);
    const [theme, row, term, count] = [ints(), ints(), ints(), ints()];
    let place = 0;
    for (const paper of papers) {
      const [start = 0, end = 0] = [starts[paper], ends[paper]];
      const next = place + end - start;
      theme.fill(themes[paper] ?? 0, place, next);
      row.fill(paper, place, next);
      term.set(termIds.subarray(start, end), place);
      count.set(counts.subarray(start, end), place);
      place = next;
    }
    yield [theme, row, term, count];
  }
}

/**
 * The weighed terms of each paper once more, by theme and then by paper: what a page asks of one theme or one paper lies
 * together, while `paper_terms` goes by term. Theme 0 stands for none. Papers that a refresh adds stand at the end.
 */
export const heldTermsTable: AnalysisTable = {
  name: 'held_terms',
  columns: `
    theme_id INTEGER NOT NULL,
    paper_row INTEGER NOT NULL,
    term_id INTEGER NOT NULL,
    count INTEGER NOT NULL`,
  numbers: columnsOf,
  integrity: [
    `SELECT abs((SELECT coalesce(sum(document_frequency), 0) FROM terms WHERE weighed)
       - (SELECT count(*) FROM held_terms))::INTEGER`,
    `SELECT count(*)::INTEGER FROM held_terms LEFT JOIN papers USING (paper_row)
       WHERE held_terms.theme_id IS DISTINCT FROM coalesce(papers.theme_id, 0)`
  ]
};

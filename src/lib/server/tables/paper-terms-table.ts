import type {TermTable} from '../../model.ts';
import {rangesOfGroups, startsOfSizes, type Range} from '../../pipeline/counting-sort.ts';
import type {NumberColumn} from '../append-columns.ts';
import type {HolderTable} from './table.ts';

/** The entries of a range of terms, by term and then by paper. */
function entriesOf(
  {starts, termIds, counts, titleCounts}: TermTable,
  [from, to]: Range,
  sizes: Int32Array
): readonly NumberColumn[] {
  const next = startsOfSizes(sizes.subarray(from, to));
  const ints = () => new Int32Array(next.at(-1) ?? 0);
  const [row, term, count, titleCount] = [ints(), ints(), ints(), ints()];
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    for (let entry = starts[paper] ?? 0; entry < (starts[paper + 1] ?? 0); entry++) {
      const id = termIds[entry] ?? 0;
      if (id < from || id >= to) continue;
      const place = next[id - from] ?? 0;
      next[id - from] = place + 1;
      row[place] = paper;
      term[place] = id;
      count[place] = counts[entry] ?? 0;
      titleCount[place] = titleCounts[entry] ?? 0;
    }
  }
  return [row, term, count, titleCount];
}

function* columnsOf(table: TermTable): Generator<readonly NumberColumn[]> {
  const sizes = Int32Array.from(table.terms, ({documentFrequency}) => documentFrequency);
  for (const range of rangesOfGroups(sizes)) yield entriesOf(table, range, sizes);
}

/**
 * How often each paper holds each of its terms: `count` in title and abstract together, `title_count` in the title
 * alone. One row per paper and term, by term and then by paper. `paper_row` is that of the table `papers`.
 */
export const paperTermsTable: HolderTable = {
  name: 'paper_terms',
  columns: `
    paper_row INTEGER NOT NULL,
    term_id INTEGER NOT NULL,
    count INTEGER NOT NULL,
    title_count INTEGER NOT NULL`,
  holders: columnsOf,
  integrity: [
    `SELECT count(*)::INTEGER FROM paper_terms WHERE count < 1 OR title_count > count`,
    `SELECT abs((SELECT coalesce(sum(document_frequency), 0) FROM terms)
       - (SELECT count(*) FROM paper_terms))::INTEGER`
  ]
};

import type {DuckDBConnection} from '@duckdb/node-api';
import type {GrowingTerms} from '../../pipeline/refresh/growing-terms.ts';
import {appendColumns} from '../append-columns.ts';
import {appendRows, boolean, integer, text} from '../append.ts';
import {numberTexts} from './number-texts.ts';
import type {PaperCounts} from './paper-counts.ts';

const TERMS = {table: 'terms', text: 'stem_key', id: 'term_id'};
const COUNTED = {...TERMS, papers: 'document_frequency'};

const HOLD = `
  INSERT INTO held_terms
  SELECT coalesce(theme_id, 0), paper_row, term_id, count
  FROM paper_terms JOIN papers USING (paper_row) JOIN terms USING (term_id)
  WHERE weighed AND paper_row >= $first
  ORDER BY theme_id NULLS FIRST, paper_row, term_id`;

/** The paper of each entry, the first standing at a given row. */
function paperRowsOf({starts, termIds}: GrowingTerms, first: number): Int32Array {
  const rows = new Int32Array(termIds.length);
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    rows.fill(first + paper, starts[paper], starts[paper + 1]);
  }
  return rows;
}

/** How many papers hold each term: there is one entry for each that does. */
function papersOf({termIds, ids}: GrowingTerms): Int32Array {
  const papers = new Int32Array(ids.length);
  for (const term of termIds) papers[term] = (papers[term] ?? 0) + 1;
  return papers;
}

/** Gives terms without an id that of the table, or else the next ones. */
async function numberTerms(
  connection: DuckDBConnection,
  {ids: known, unknown}: GrowingTerms
): Promise<Int32Array> {
  const {ids, added} = await numberTexts(
    connection,
    TERMS,
    unknown.map(({stemKey}) => stemKey)
  );
  await appendRows(
    connection,
    'terms',
    added.places.map((place, index) => {
      const {term = '', stemKey = ''} = unknown[place] ?? {};
      return [
        integer(added.ids[index] ?? 0),
        text(term),
        text(stemKey),
        integer(0),
        boolean(false)
      ];
    })
  );
  let next = 0;
  return known.map((id) => (id < 0 ? (ids[next++] ?? 0) : id));
}

/** Adds the terms of papers that stand in their table from row `first` on: new terms get new ids and no weight. What follows from them comes by `countGrownTerms`. */
export async function growTerms(
  connection: DuckDBConnection,
  terms: GrowingTerms,
  {first, counts}: {first: number; counts: PaperCounts}
): Promise<void> {
  const ids = await numberTerms(connection, terms);
  counts.add(ids, papersOf(terms));
  await appendColumns(connection, 'paper_terms', [
    [
      paperRowsOf(terms, first),
      terms.termIds.map((term) => ids[term] ?? 0),
      terms.counts,
      terms.titleCounts
    ]
  ]);
}

/** Tells each term of the papers that hold it since those from row `first` on were added, and puts their terms under their themes. */
export async function countGrownTerms(
  connection: DuckDBConnection,
  {first, counts}: {first: number; counts: PaperCounts}
): Promise<void> {
  await counts.write(connection, COUNTED);
  await connection.run(HOLD, {first});
}

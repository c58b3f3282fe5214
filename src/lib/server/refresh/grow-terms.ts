import type {DuckDBConnection} from '@duckdb/node-api';
import type {TermTable} from '../../model.ts';
import {appendColumns} from '../append-columns.ts';
import {appendRows, boolean, integer, text} from '../append.ts';
import {numberTexts} from './number-texts.ts';

const TERMS = {table: 'terms', text: 'stem_key', id: 'term_id'};
const COUNT = `
  UPDATE terms SET document_frequency = terms.document_frequency + held.papers
  FROM (SELECT term_id, count(*)::INTEGER AS papers FROM paper_terms WHERE paper_row >= $first GROUP BY term_id) held
  WHERE held.term_id = terms.term_id`;

const HOLD = `
  INSERT INTO held_terms
  SELECT coalesce(theme_id, 0), paper_row, term_id, count
  FROM paper_terms JOIN papers USING (paper_row) JOIN terms USING (term_id)
  WHERE weighed AND paper_row >= $first
  ORDER BY theme_id NULLS FIRST, paper_row, term_id`;

/** The paper of each entry, the first standing at a given row. */
function paperRowsOf({starts, termIds}: TermTable, first: number): Int32Array {
  const rows = new Int32Array(termIds.length);
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    rows.fill(first + paper, starts[paper], starts[paper + 1]);
  }
  return rows;
}

/** Adds the terms of papers that stand in their table from row `first` on: new terms get new ids and no weight. What follows from them comes by `countGrownTerms`. */
export async function growTerms(
  connection: DuckDBConnection,
  table: TermTable,
  first: number
): Promise<void> {
  const {ids, added} = await numberTexts(
    connection,
    TERMS,
    table.terms.map(({stemKey}) => stemKey)
  );
  await appendRows(
    connection,
    'terms',
    added.places.map((place, index) => {
      const {term = '', stemKey = ''} = table.terms[place] ?? {};
      return [
        integer(added.ids[index] ?? 0),
        text(term),
        text(stemKey),
        integer(0),
        boolean(false)
      ];
    })
  );
  await appendColumns(connection, 'paper_terms', [
    [
      paperRowsOf(table, first),
      table.termIds.map((term) => ids[term] ?? 0),
      table.counts,
      table.titleCounts
    ]
  ]);
}

/** Counts the papers of each term anew after those from row `first` on were added, and puts their terms under their themes. */
export async function countGrownTerms(connection: DuckDBConnection, first: number): Promise<void> {
  await connection.run(COUNT, {first});
  await connection.run(HOLD, {first});
}

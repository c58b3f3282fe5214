import {LIST, listValue, VARCHAR, type DuckDBConnection} from '@duckdb/node-api';
import type {TermTable} from '../../model.ts';
import {appendColumns} from '../append-columns.ts';
import {appendRows, boolean, integer, text} from '../append.ts';

const KNOWN = `
  SELECT stem_key, term_id
  FROM terms
  WHERE stem_key IN (SELECT unnest($keys))
  ORDER BY term_id`;
const NEXT = 'SELECT (coalesce(max(term_id), -1) + 1)::INTEGER FROM terms';
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

/** The ids of terms that are known, by their stems. */
async function knownIds(
  connection: DuckDBConnection,
  keys: string[]
): Promise<Map<string, number>> {
  const reader = await connection.runAndReadAll(
    KNOWN,
    {keys: listValue(keys)},
    {keys: LIST(VARCHAR)}
  );
  return new Map(reader.getRows().map(([key, id]) => [String(key), Number(id)]));
}

/** The paper of each entry, the first standing at a given row. */
function paperRowsOf({starts, termIds}: TermTable, first: number): Int32Array {
  const rows = new Int32Array(termIds.length);
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    rows.fill(first + paper, starts[paper], starts[paper + 1]);
  }
  return rows;
}

/** Adds the terms of papers that stand in their table from row `first` on: new terms get new ids and no weight. */
export async function growTerms(
  connection: DuckDBConnection,
  table: TermTable,
  first: number
): Promise<void> {
  const known = await knownIds(
    connection,
    table.terms.map(({stemKey}) => stemKey)
  );
  const reader = await connection.runAndReadAll(NEXT);
  let next = Number(reader.getRows()[0]?.[0]);
  const added: (readonly [id: number, place: number])[] = [];
  const ids = Int32Array.from(table.terms, ({stemKey}, place) => {
    const id = known.get(stemKey);
    if (id !== undefined) return id;
    added.push([next, place]);
    return next++;
  });
  await appendRows(
    connection,
    'terms',
    added.map(([id, place]) => {
      const {term = '', stemKey = ''} = table.terms[place] ?? {};
      return [integer(id), text(term), text(stemKey), integer(0), boolean(false)];
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
  await connection.run(COUNT, {first});
  await connection.run(HOLD, {first});
}

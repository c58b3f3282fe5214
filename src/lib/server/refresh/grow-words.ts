import {LIST, listValue, VARCHAR, type DuckDBConnection} from '@duckdb/node-api';
import type {WordIndex} from '../../model.ts';
import {appendNumbers} from '../append-numbers.ts';
import {appendRows, integer, text} from '../append.ts';

const KNOWN = `
  SELECT word, word_id
  FROM words
  WHERE word IN (SELECT unnest($words))
  ORDER BY word_id`;
const NEXT = 'SELECT (coalesce(max(word_id), -1) + 1)::INTEGER FROM words';
const COUNT = `
  UPDATE words SET papers = words.papers + held.papers
  FROM (SELECT word_id, count(*)::INTEGER AS papers FROM word_papers WHERE paper_row >= $first GROUP BY word_id) held
  WHERE held.word_id = words.word_id`;

/** Adds the words of papers that stand from row `first` on to the index for search. */
export async function growWords(
  connection: DuckDBConnection,
  {words, postings, places}: WordIndex,
  first: number
): Promise<void> {
  const reader = await connection.runAndReadAll(
    KNOWN,
    {words: listValue(words.map(({word}) => word))},
    {words: LIST(VARCHAR)}
  );
  const known = new Map(reader.getRows().map(([word, id]) => [String(word), Number(id)]));
  const [[start] = []] = (await connection.runAndReadAll(NEXT)).getRows();
  const added = words.filter(({word}) => !known.has(word));
  const numbers = new Map(added.map(({word}, place) => [word, Number(start) + place]));
  const ids = Int32Array.from(words, ({word}) => known.get(word) ?? numbers.get(word) ?? 0);
  const idsOf = (column: Int32Array) => column.map((word) => ids[word] ?? 0);
  const rowsOf = (column: Int32Array) => column.map((paper) => first + paper);
  await appendRows(
    connection,
    'words',
    added.map(({word}) => [integer(numbers.get(word) ?? 0), text(word), integer(0)])
  );
  await appendNumbers(connection, 'word_papers', [
    idsOf(postings.word),
    rowsOf(postings.paper),
    postings.length,
    postings.inTitle,
    postings.inAbstract,
    postings.inAuthors,
    postings.inOrganisation
  ]);
  await appendNumbers(connection, 'word_places', [
    idsOf(places.word),
    rowsOf(places.paper),
    places.place
  ]);
  await connection.run(COUNT, {first});
}

import {LIST, listValue, VARCHAR, type DuckDBConnection} from '@duckdb/node-api';
import type {WordIndex, WordPart} from '../../model.ts';
import {appendColumns} from '../append-columns.ts';

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

/** The numbers of words; those that are new get the next ones, and are given too. */
async function numberWords(connection: DuckDBConnection, words: readonly string[]) {
  const reader = await connection.runAndReadAll(
    KNOWN,
    {words: listValue(words)},
    {words: LIST(VARCHAR)}
  );
  const ids = new Map(reader.getRows().map(([word, id]) => [String(word), Number(id)]));
  const [[start] = []] = (await connection.runAndReadAll(NEXT)).getRows();
  const added = words.filter((word) => !ids.has(word));
  added.forEach((word, place) => ids.set(word, Number(start) + place));
  return {ids: Int32Array.from(words, (word) => ids.get(word) ?? 0), added, start: Number(start)};
}

async function growBy(
  connection: DuckDBConnection,
  {first: firstWord, words, postings, places}: WordPart,
  firstPaper: number
): Promise<void> {
  const {ids, added, start} = await numberWords(connection, words);
  const idsOf = (column: Int32Array) => column.map((word) => ids[word - firstWord] ?? 0);
  const rowsOf = (column: Int32Array) => column.map((paper) => firstPaper + paper);
  await appendColumns(connection, 'words', [
    [Int32Array.from(added, (_, place) => start + place), added, new Int32Array(added.length)]
  ]);
  await appendColumns(connection, 'word_papers', [
    [
      idsOf(postings.word),
      rowsOf(postings.paper),
      postings.length,
      postings.inTitle,
      postings.inAbstract,
      postings.inAuthors,
      postings.inOrganisation
    ]
  ]);
  await appendColumns(connection, 'word_places', [
    [idsOf(places.word), rowsOf(places.paper), places.place]
  ]);
}

/** Adds the words of papers that stand from row `first` on to the index for search. */
export async function growWords(
  connection: DuckDBConnection,
  {parts}: WordIndex,
  first: number
): Promise<void> {
  for (const part of parts()) await growBy(connection, part, first);
  await connection.run(COUNT, {first});
}

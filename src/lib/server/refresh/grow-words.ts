import type {DuckDBConnection} from '@duckdb/node-api';
import type {WordPart} from '../../model.ts';
import {appendColumns} from '../append-columns.ts';
import {numberTexts} from './number-texts.ts';

const WORDS = {table: 'words', text: 'word', id: 'word_id'};
const COUNT = `
  UPDATE words SET papers = words.papers + held.papers
  FROM (SELECT word_id, count(*)::INTEGER AS papers FROM word_papers WHERE paper_row >= $first GROUP BY word_id) held
  WHERE held.word_id = words.word_id`;

async function growBy(
  connection: DuckDBConnection,
  {first: firstWord, words, postings, places}: WordPart,
  firstPaper: number
): Promise<void> {
  const {ids, added} = await numberTexts(connection, WORDS, words);
  const idsOf = (column: Int32Array) => column.map((word) => ids[word - firstWord] ?? 0);
  const rowsOf = (column: Int32Array) => column.map((paper) => firstPaper + paper);
  await appendColumns(connection, 'words', [
    [added.ids, added.places.map((place) => words[place] ?? ''), new Int32Array(added.ids.length)]
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
  parts: Iterable<WordPart>,
  first: number
): Promise<void> {
  for (const part of parts) await growBy(connection, part, first);
}

/** Counts the papers of each word anew after those from row `first` on were added. */
export async function countGrownWords(connection: DuckDBConnection, first: number): Promise<void> {
  await connection.run(COUNT, {first});
}

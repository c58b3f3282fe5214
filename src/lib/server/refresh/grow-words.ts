import type {DuckDBConnection} from '@duckdb/node-api';
import type {WordPart} from '../../model.ts';
import {appendColumns} from '../append-columns.ts';
import {numberTexts} from './number-texts.ts';
import type {PaperCounts} from './paper-counts.ts';

const WORDS = {table: 'words', text: 'word', id: 'word_id'};
const COUNTED = {...WORDS, papers: 'papers'};

async function growBy(
  connection: DuckDBConnection,
  {first: firstWord, words, papers, postings, places}: WordPart,
  {first: firstPaper, counts}: {first: number; counts: PaperCounts}
): Promise<void> {
  const {ids, added} = await numberTexts(connection, WORDS, words);
  counts.add(ids, papers);
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
  to: {first: number; counts: PaperCounts}
): Promise<void> {
  for (const part of parts) await growBy(connection, part, to);
}

/** Tells each word of the papers that hold it since some were added. */
export const countGrownWords = (connection: DuckDBConnection, counts: PaperCounts): Promise<void> =>
  counts.write(connection, COUNTED);

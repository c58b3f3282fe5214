import type {DuckDBConnection} from '@duckdb/node-api';
import {type KnownWord, knownWords} from './queries/known-words.ts';
import {
  keepPhrase,
  leaveOutPhrase,
  leaveOutWord,
  scoreNothing,
  scorePapers
} from './queries/score-papers.ts';
import {runQuery, runStatement} from './query.ts';
import type {AskedWord, Search} from './search.ts';

/** How often each part of a paper counts: a word of the title twice, as in the analysis, unless one part is asked for. */
const ANYWHERE = {title: 2, abstract: 1, authors: 1, organisation: 1};
const NOWHERE = {title: 0, abstract: 0, authors: 0, organisation: 0};
const PARTS: Readonly<Record<string, typeof ANYWHERE>> = {
  title: {...NOWHERE, title: 1},
  author: {...NOWHERE, authors: 1},
  organisation: {...NOWHERE, organisation: 1}
};

/** A word of a search that some paper holds. */
type Found = AskedWord & {readonly known: KnownWord};

const partsOf = ({field}: AskedWord) => PARTS[field] ?? ANYWHERE;

/** Each word of a condition once, however often it stands in a phrase. */
const distinct = (words: readonly Found[]): Found[] => [
  ...new Map(words.map((one) => [`${one.clause} ${one.known.word_id}`, one])).values()
];

async function scoreWanted(connection: DuckDBConnection, words: readonly Found[], least: number) {
  const parts = words.map(partsOf);
  await runStatement(connection, scorePapers, {
    word_ids: words.map(({known}) => known.word_id),
    rarities: words.map(({known}) => known.rarity),
    titles: parts.map(({title}) => title),
    abstracts: parts.map(({abstract}) => abstract),
    authors: parts.map(({authors}) => authors),
    organisations: parts.map(({organisation}) => organisation),
    usual_length: words[0]?.known.usual_length ?? 1,
    least
  });
}

/** The parameters of a phrase, its rarest word first. */
function phraseOf(words: readonly Found[]): Record<string, number> {
  const rarest = words.toSorted((a, b) => a.known.papers - b.known.papers);
  return Object.fromEntries(
    rarest.flatMap(({known, skip}, place) => [
      [`word${place}`, known.word_id],
      [`skip${place}`, skip]
    ])
  );
}

/**
 * Fills the temporary table `scores` with the papers that a search finds: those that hold $least of its wanted words,
 * with the words of phrases side by side, and fit no condition that leaves papers out.
 */
export async function scoreSearch(
  connection: DuckDBConnection,
  {asked, phrases}: Search,
  least: number
): Promise<void> {
  const words = [...new Set(asked.map(({word}) => word))];
  const rows = await runQuery(connection, knownWords, {words});
  const knownOf = new Map(rows.map((known) => [known.word, known]));
  const found = asked.flatMap((one): Found[] => {
    const known = knownOf.get(one.word);
    return known ? [{...one, known}] : [];
  });
  if (least === 0) await runStatement(connection, scoreNothing, {});
  else await scoreWanted(connection, distinct(found.filter(({clause}) => clause > 0)), least);
  for (const clause of phrases) {
    const own = found.filter((one) => one.clause === clause);
    // A phrase with a word that no paper holds is nowhere.
    if (own.length < asked.filter((one) => one.clause === clause).length) continue;
    const statement = clause > 0 ? keepPhrase(own.length) : leaveOutPhrase(own.length);
    await runStatement(connection, statement, phraseOf(own));
  }
  const unwanted = found.filter(({clause}) => clause < 0 && !phrases.includes(clause));
  for (const one of unwanted) {
    await runStatement(connection, leaveOutWord, {word_id: one.known.word_id, ...partsOf(one)});
  }
}

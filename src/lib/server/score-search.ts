import type {DuckDBConnection} from '@duckdb/node-api';
import {type KnownWord, knownWords} from './queries/known-words.ts';
import {
  holdPhrase,
  holdWords,
  keepPhrase,
  leaveOutPhrase,
  leaveOutWord,
  scoreAll,
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

/** The parameters of a search for all of some words, the rarest first. */
function allOf(words: readonly Found[]): Record<string, number> {
  const rarest = words.toSorted((a, b) => a.known.papers - b.known.papers);
  const own = rarest.flatMap((one, place) =>
    Object.entries({...partsOf(one), word: one.known.word_id, rarity: one.known.rarity}).map(
      ([name, value]) => [`${name}${place}`, value] as const
    )
  );
  return {usual_length: words[0]?.known.usual_length ?? 1, ...Object.fromEntries(own)};
}

async function scoreWanted(connection: DuckDBConnection, words: readonly Found[], least: number) {
  // A word that no paper holds is wanted, too.
  if (least > words.length) return;
  if (least === words.length) {
    await runStatement(connection, scoreAll(words.length), allOf(words));
    return;
  }
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

/** How a search is followed: how many of its wanted words a paper must hold, and whether papers need a rank. */
interface Demand {
  readonly least: number;
  readonly ranked: boolean;
}

/** The phrase that alone tells which papers are found: where all that is wanted are its words, anywhere and without a rank. */
function onlyPhrase(
  wanted: readonly Found[],
  {asked, phrases}: Search,
  {ranked}: Demand
): readonly Found[] | null {
  const [first] = wanted;
  const isAll = wanted.length === asked.filter(({clause}) => clause > 0).length;
  const isOne = wanted.every(({clause, field}) => clause === first?.clause && field === '');
  return first && !ranked && isAll && isOne && phrases.includes(first.clause) ? wanted : null;
}

/** Fills the table with the papers that hold so many of the wanted words, wherever these stand. */
async function findWanted(
  connection: DuckDBConnection,
  words: readonly Found[],
  {least, ranked}: Demand
): Promise<void> {
  if (least === 0) await runStatement(connection, scoreNothing, {});
  else if (ranked || words.some(({field}) => field !== '')) {
    await scoreWanted(connection, words, least);
  } else {
    const word_ids = words.map(({known}) => known.word_id);
    await runStatement(connection, holdWords, {word_ids, least});
  }
}

async function readFound(
  connection: DuckDBConnection,
  asked: readonly AskedWord[]
): Promise<Found[]> {
  const words = [...new Set(asked.map(({word}) => word))];
  const rows = await runQuery(connection, knownWords, {words});
  const knownOf = new Map(rows.map((known) => [known.word, known]));
  return asked.flatMap((one) => {
    const known = knownOf.get(one.word);
    return known ? [{...one, known}] : [];
  });
}

/** Takes out what does not fit a phrase, or fits one that is not wanted; one with a word that no paper holds is nowhere. */
async function followPhrase(
  connection: DuckDBConnection,
  clause: number,
  {asked, found}: {asked: readonly AskedWord[]; found: readonly Found[]}
): Promise<void> {
  const own = found.filter((one) => one.clause === clause);
  if (own.length < asked.filter((one) => one.clause === clause).length) return;
  const statement = clause > 0 ? keepPhrase(own.length) : leaveOutPhrase(own.length);
  await runStatement(connection, statement, phraseOf(own));
}

/**
 * Fills the temporary table `scores` with the papers that a search finds: those that hold enough of its wanted words,
 * with the words of phrases side by side, and fit no condition that leaves papers out.
 */
export async function scoreSearch(
  connection: DuckDBConnection,
  search: Search,
  demand: Demand
): Promise<void> {
  const {asked, phrases} = search;
  const found = await readFound(connection, asked);
  const wanted = found.filter(({clause}) => clause > 0);
  const alone = onlyPhrase(wanted, search, demand);
  if (alone) await runStatement(connection, holdPhrase(alone.length), phraseOf(alone));
  else await findWanted(connection, distinct(wanted), demand);
  for (const clause of phrases) {
    if (!alone || clause < 0) await followPhrase(connection, clause, {asked, found});
  }
  const unwanted = found.filter(({clause}) => clause < 0 && !phrases.includes(clause));
  for (const one of unwanted) {
    await runStatement(connection, leaveOutWord, {word_id: one.known.word_id, ...partsOf(one)});
  }
}

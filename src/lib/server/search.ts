import {isSilent, searchForm, wordsOfName, wordsOfText} from '../pipeline/search-forms.ts';
import {formatList} from '../view/format.ts';
import {parseSearch, type SearchClause} from '../view/search-syntax.ts';

/** One word of a search, as the queries take it. */
export interface AskedWord {
  /** Search form. */
  readonly word: string;
  /** Number of its condition, from 1; negative when the papers that fit are left out. */
  readonly clause: number;
  /** Places behind the first word of its condition. */
  readonly skip: number;
  /** Where it must stand; empty for anywhere. */
  readonly field: string;
}

/** A search, ready for the database. */
export interface Search {
  readonly asked: readonly AskedWord[];
  /** Conditions of which the words must stand side by side. */
  readonly phrases: readonly number[];
  /** Whether quotes or a field ask for something exactly: nothing else may be shown instead. */
  readonly exact: boolean;
  /** Words that are not searched for since nearly every paper holds them. */
  readonly silent: readonly string[];
}

function wordsOf({text, field}: SearchClause): {word: string; silent: boolean}[] {
  if (field === 'author' || field === 'organisation') {
    return wordsOfName(text).map((word) => ({word, silent: false}));
  }
  return wordsOfText(text).map((word) => ({word, silent: isSilent(word)}));
}

/** Reads a search; its words become search forms, like those of the papers. */
export function readSearch(query: string): Search {
  const asked: AskedWord[] = [];
  const phrases: number[] = [];
  const silent = new Set<string>();
  const clauses = parseSearch(query);
  const exact = query.includes('"') || clauses.some(({field}) => field !== null);
  clauses.forEach((clause, index) => {
    const words = wordsOf(clause);
    const number = clause.excluded ? -(index + 1) : index + 1;
    const loud = words
      .map(({word, silent: quiet}, skip) => ({word, quiet, skip}))
      .filter(({quiet}) => !quiet);
    // Inside a phrase such a word keeps its place, so nothing is lost.
    if (loud.length === 0) words.forEach(({word}) => silent.add(word));
    if (loud.length > 1) phrases.push(number);
    for (const {word, skip} of loud) {
      asked.push({word: searchForm(word), clause: number, skip, field: clause.field ?? ''});
    }
  });
  return {asked, phrases, exact, silent: [...silent]};
}

/** Conditions that want papers: how many words they have in all, each counted once. */
export const wantedWords = ({asked}: Search): number =>
  new Set(asked.filter(({clause}) => clause > 0).map(({clause, word}) => `${clause} ${word}`)).size;

/** The search that asks for any of the words instead of all, side by side or not. */
export const loosen = (search: Search): Search => ({
  ...search,
  phrases: search.phrases.filter((clause) => clause < 0)
});

/** What of a search was not followed, in one sentence. */
export function noteOnSilent({silent}: Search): string[] {
  if (silent.length === 0) return [];
  const words = formatList(silent.map((word) => `“${word}”`));
  return [`${words}: nearly every paper holds it, so it is not searched for.`];
}

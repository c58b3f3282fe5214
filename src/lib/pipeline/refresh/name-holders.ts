import type {Theme} from '../../model.ts';
import {BREAK, isJoined, readDocuments, wordOf, type Corpus, type Document} from '../documents.ts';

/** Lower-case words in a row, and whether a hyphen joins each to the one before. */
type Spelling = readonly {readonly word: number; readonly joined: boolean}[];

/** Numbers of the words of a corpus in lower case. */
class LowerWords {
  readonly #numbers = new Map<string, number>();
  /** The number of each word. */
  readonly ofWord: Int32Array;

  constructor(words: readonly string[]) {
    this.ofWord = Int32Array.from(words, (word) => {
      const lower = word.toLowerCase();
      const number = this.#numbers.get(lower) ?? this.#numbers.size;
      this.#numbers.set(lower, number);
      return number;
    });
  }

  /** −1 for a word that the corpus does not hold. */
  find(word: string): number {
    return this.#numbers.get(word.toLowerCase()) ?? -1;
  }
}

/** The spellings of names; a name of two terms has two. */
function spellingsOf(names: readonly string[], words: LowerWords): Spelling[][] {
  const parts = names.map((name) => name.split(' and '));
  const {documents, lexicon} = readDocuments(parts.flat().map((title) => ({title, abstract: ''})));
  const spellings = documents.map((document) =>
    [...document]
      .filter((code) => code !== BREAK)
      .map((code, place) => ({
        word: words.find(lexicon.words[wordOf(code)] ?? ''),
        joined: place > 0 && isJoined(code)
      }))
  );
  let next = 0;
  return parts.map(({length}) => spellings.slice(next, (next += length)));
}

function standsAt(
  document: Document,
  start: number,
  {spelling, ofWord}: {spelling: Spelling; ofWord: Int32Array}
): boolean {
  return spelling.every(({word, joined}, offset) => {
    const code = document[start + offset] ?? BREAK;
    if (code === BREAK || (ofWord[wordOf(code)] ?? -1) !== word) return false;
    return offset === 0 || isJoined(code) === joined;
  });
}

/**
 * The papers, by row, that hold each name word for word, in whatever case; a name of two terms where
 * one of them stands.
 */
export function nameHolders(
  {documents, lexicon}: Corpus,
  names: readonly string[]
): ReadonlySet<number>[] {
  const words = new LowerWords(lexicon.words);
  const holders = names.map(() => new Set<number>());
  /** Which spellings begin with a word. */
  const byFirst = new Map<number, {name: number; spelling: Spelling}[]>();
  spellingsOf(names, words).forEach((spellings, name) => {
    for (const spelling of spellings) {
      const first = spelling[0]?.word ?? -1;
      if (first < 0) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), {name, spelling}]);
    }
  });
  documents.forEach((document, row) => {
    document.forEach((code, start) => {
      if (code === BREAK) return;
      for (const {name, spelling} of byFirst.get(words.ofWord[wordOf(code)] ?? -1) ?? []) {
        if (standsAt(document, start, {spelling, ofWord: words.ofWord})) holders[name]?.add(row);
      }
    });
  });
  return holders;
}

/** How many papers inside and outside a theme hold its name. */
export interface Holders {
  readonly inside: number;
  readonly outside: number;
}

export const NO_HOLDERS: Holders = {inside: 0, outside: 0};

/** The same of each theme; `themeOf` tells the theme of a paper by its row. */
export function holdersOf(
  corpus: Corpus,
  themes: readonly Pick<Theme, 'id' | 'name'>[],
  themeOf: (row: number) => number | null
): Holders[] {
  const holders = nameHolders(
    corpus,
    themes.map(({name}) => name)
  );
  return themes.map(({id}, theme) => {
    const rows = [...(holders[theme] ?? [])];
    const inside = rows.filter((row) => themeOf(row) === id).length;
    return {inside, outside: rows.length - inside};
  });
}

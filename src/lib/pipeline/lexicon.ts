import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import {GENERIC_WORDS, LINKING_WORDS, STOP_WORDS} from './stop-words.ts';

/** What part a word can play in a term. */
export const WORD_KIND = {content: 0, generic: 1, stop: 2, linking: 3} as const;

/** Words that look alike once case and endings are off share a stem. */
export interface Lexicon {
  /** Each distinct word as it was written, by word number. */
  readonly words: readonly string[];
  /** Stem number of each word. */
  readonly stems: readonly number[];
  /** One of `WORD_KIND` for each word. */
  readonly kinds: readonly number[];
  /** Number of distinct stems. */
  readonly stemCount: number;
  /** Each distinct stem, by stem number. */
  readonly stemTexts: readonly string[];
}

const NUMBER_ONLY = /^[\p{N}.,'+-]+$/u;
const CAPITALS = /^[A-Z][A-Z\d]*$/;
/** `LLMs`, `VLMs`, `GPUs`: an abbreviation in the plural. */
const PLURAL_ABBREVIATION = /^([A-Z][A-Z\d]+)s$/;
const PLAIN_WORD = /^[a-z]+$/;

/**
 * The stem of a word: Porter's (1980) for plain English words, only the plural `s` for
 * abbreviations, and lower case alone for what holds digits, hyphens or other scripts.
 */
export function stemOf(word: string): string {
  const plural = PLURAL_ABBREVIATION.exec(word);
  if (plural?.[1]) return plural[1].toLowerCase();
  const lower = word.toLowerCase().replace(/'s?$/, '');
  if (CAPITALS.test(word) || !PLAIN_WORD.test(lower) || lower.length < 4) return lower;
  return stemmer.stem(lower);
}

/** Numbers and lone letters say nothing of a theme either. */
function kindOf(word: string): number {
  const lower = word.toLowerCase();
  if (LINKING_WORDS.has(lower)) return WORD_KIND.linking;
  if (lower.length < 2 || NUMBER_ONLY.test(lower) || STOP_WORDS.has(lower)) return WORD_KIND.stop;
  return GENERIC_WORDS.has(lower) ? WORD_KIND.generic : WORD_KIND.content;
}

/** Numbers words in the order of their coming. */
export class LexiconBuilder implements Lexicon {
  readonly words: string[] = [];
  readonly stems: number[] = [];
  readonly kinds: number[] = [];
  readonly stemTexts: string[] = [];
  readonly #wordNumbers = new Map<string, number>();
  readonly #stemNumbers = new Map<string, number>();

  get stemCount(): number {
    return this.stemTexts.length;
  }

  /** The number of a word, which is a new one when the word is. */
  add(word: string): number {
    const known = this.#wordNumbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.#wordNumbers.set(word, number);
    this.words.push(word);
    this.stems.push(this.#stemNumber(stemOf(word)));
    this.kinds.push(kindOf(word));
    return number;
  }

  #stemNumber(stem: string): number {
    const known = this.#stemNumbers.get(stem);
    if (known !== undefined) return known;
    const number = this.stemTexts.length;
    this.stemTexts.push(stem);
    this.#stemNumbers.set(stem, number);
    return number;
  }
}

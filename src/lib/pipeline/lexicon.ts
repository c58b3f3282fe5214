import {porterStem} from './porter-stem.ts';
import {sharedInts} from './shared-memory.ts';
import {GENERIC_WORDS, LINKING_WORDS, STOP_WORDS} from './stop-words.ts';

/** What part a word can play in a term. */
export const WORD_KIND = {content: 0, generic: 1, stop: 2, linking: 3} as const;

/** Words that look alike once case and endings are off share a stem. */
export interface Lexicon {
  /** Each distinct word as it was written, by word number. */
  readonly words: readonly string[];
  /** Stem number of each word. */
  readonly stems: Int32Array;
  /** One of `WORD_KIND` for each word. */
  readonly kinds: Uint8Array;
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
const BEGINS_PLAIN = /^[a-z]/;

/**
 * The stem of a word: Porter's (1980) for plain English words, only the plural `s` for
 * abbreviations, and lower case alone for what holds digits, hyphens or other scripts.
 */
export function stemOf(word: string, lower = word.toLowerCase()): string {
  const isPlain = BEGINS_PLAIN.test(word);
  const plural = isPlain ? null : PLURAL_ABBREVIATION.exec(word);
  if (plural?.[1]) return plural[1].toLowerCase();
  const base = lower.includes("'") ? lower.replace(/'s?$/, '') : lower;
  if ((!isPlain && CAPITALS.test(word)) || !PLAIN_WORD.test(base) || base.length < 4) return base;
  return porterStem(base);
}

const KINDS: ReadonlyMap<string, number> = new Map([
  ...Array.from(GENERIC_WORDS, (word) => [word, WORD_KIND.generic] as const),
  ...Array.from(STOP_WORDS, (word) => [word, WORD_KIND.stop] as const),
  ...Array.from(LINKING_WORDS, (word) => [word, WORD_KIND.linking] as const)
]);

/** Numbers and lone letters say nothing of a theme either. */
function kindOf(lower: string): number {
  const listed = KINDS.get(lower);
  if (listed === WORD_KIND.linking || listed === WORD_KIND.stop) return listed;
  if (lower.length < 2) return WORD_KIND.stop;
  if (!BEGINS_PLAIN.test(lower) && NUMBER_ONLY.test(lower)) return WORD_KIND.stop;
  return listed ?? WORD_KIND.content;
}

/** The lexicon of words by their numbers; stems are numbered in the order of their first words. */
export function buildLexicon(words: readonly string[]): Lexicon {
  const stemNumbers = new Map<string, number>();
  const stemTexts: string[] = [];
  const stems = sharedInts(words.length);
  const kinds = new Uint8Array(new SharedArrayBuffer(words.length));
  words.forEach((word, number) => {
    const lower = word.toLowerCase();
    const stem = stemOf(word, lower);
    const known = stemNumbers.get(stem) ?? stemTexts.push(stem) - 1;
    stemNumbers.set(stem, known);
    stems[number] = known;
    kinds[number] = kindOf(lower);
  });
  return {words, stems, kinds, stemCount: stemTexts.length, stemTexts};
}

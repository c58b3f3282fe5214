import {stemOf} from './lexicon.ts';
import {plainText} from './plain-text.ts';
import {tokenize} from './tokenize.ts';

/** What an accent becomes when a letter is taken apart. */
const ACCENTS = /[\u0300-\u036f]/g;
const ASCII = /^[\w.'+]*$/;

/** A word without case and accents. */
function fold(word: string): string {
  const lower = word.toLowerCase();
  return ASCII.test(lower) ? lower : lower.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
}

/**
 * Words of nearly every abstract. In a title or abstract they are not searched for, but keep their place, so that
 * "mixture of experts" asks for two words with one between. Names keep them all: An is a family.
 */
export const SILENT_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be been by can for from has have in into is it its of on or our that the their these this those to was we were which with'.split(
    ' '
  )
);

/**
 * The form by which a word is found: lower case, without ending and accents, so that "models" finds
 * "Model" and "godel" finds "Gödel".
 */
export const searchForm = (word: string): string => stemOf(fold(word));

/** The parts of a word between hyphens: each is found by itself, so that "gpt" finds "GPT-4o". */
export const splitWord = (word: string): string[] => word.split('-');

/** The words of a name of a person or an organisation, in its order. */
export const wordsOfName = (name: string): string[] =>
  tokenize(name.normalize('NFKC')).flatMap(({text}) => splitWord(text));

/** The words of a text, in its order. */
export const wordsOfText = (text: string): string[] =>
  tokenize(plainText(text)).flatMap((token) => splitWord(token.text));

/** Whether a word of a title or abstract is not searched for. */
export const isSilent = (word: string): boolean => SILENT_WORDS.has(word.toLowerCase());

import {LexiconBuilder, type Lexicon} from './lexicon.ts';
import {plainText} from './plain-text.ts';
import {STOP_WORDS} from './stop-words.ts';
import {tokenize, type Token} from './tokenize.ts';

/** Stands in a document where a phrase may not go on. */
export const BREAK = -1;

/** A text as whole numbers: twice the word number, plus one when a hyphen joins it to the word before; or `BREAK`. */
export type Document = Int32Array;

/** The texts of an analysis and the words they are made of. */
export interface Corpus {
  readonly documents: readonly Document[];
  /** Where the abstract begins in each document, behind the title. */
  readonly abstractStarts: readonly number[];
  readonly lexicon: Lexicon;
}

/** Number of the word behind a code of a document that is not `BREAK`. */
export const wordOf = (code: number): number => code >> 1;

/** Whether a hyphen joins the word behind a code to the one before. */
export const isJoined = (code: number): boolean => (code & 1) === 1;

/** Compounds of plain words are taken apart, so that `world-model` and `world model` are one term. */
const COMPOUND = /^\p{L}{2,}(?:-\p{L}{2,})+$/u;

/** The words of a token: the parts of a compound, or the token itself. */
export function wordsOf({text}: Pick<Token, 'text'>): string[] {
  return COMPOUND.test(text) && !STOP_WORDS.has(text.toLowerCase()) ? text.split('-') : [text];
}

function encode(text: string, lexicon: LexiconBuilder): number[] {
  return tokenize(plainText(text)).flatMap((token) => {
    const codes = wordsOf(token).map((word, index) => lexicon.add(word) * 2 + Number(index > 0));
    return token.afterBreak ? [BREAK, ...codes] : codes;
  });
}

/** What is read of a paper. */
export interface Text {
  readonly title: string;
  readonly abstract: string;
}

/** Turns the title and abstract of each paper into a document, in the order given. */
export function readDocuments(texts: readonly Text[]): Corpus {
  const lexicon = new LexiconBuilder();
  const titles = texts.map(({title}) => encode(title, lexicon));
  const documents = texts.map(({abstract}, index) =>
    Int32Array.from([...(titles[index] ?? []), ...encode(abstract, lexicon)])
  );
  return {documents, abstractStarts: titles.map(({length}) => length), lexicon};
}

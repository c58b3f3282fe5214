import {IntList} from './int-list.ts';
import {LexiconBuilder, type Lexicon} from './lexicon.ts';
import {plainText} from './plain-text.ts';
import {triggersOf} from './plain-text-triggers.ts';
import {STOP_WORDS} from './stop-words.ts';
import {TextUnits} from './text-units.ts';
import {TokenScanner} from './token-scanner.ts';

/** Stands in a document where a phrase may not go on. */
export const BREAK = -1;

/** A text as whole numbers: twice the word number, plus one when a hyphen joins it to the word before; or `BREAK`. */
export type Document = Int32Array;

/** The texts of an analysis and the words they are made of. */
export interface Corpus {
  readonly documents: readonly Document[];
  /** Where the abstract begins in each document, behind the title. */
  readonly abstractStarts: Int32Array;
  readonly lexicon: Lexicon;
}

/** Number of the word behind a code of a document that is not `BREAK`. */
export const wordOf = (code: number): number => code >> 1;

/** Whether a hyphen joins the word behind a code to the one before. */
export const isJoined = (code: number): boolean => (code & 1) === 1;

const HYPHEN = 45;

/** Turns texts into codes, one after the other. */
class Encoder {
  readonly lexicon = new LexiconBuilder();
  readonly #units = new TextUnits();

  /** Adds the codes of a text: a break, where one stands before a word, and the word or its parts. */
  encode(text: string, codes: IntList): void {
    this.#load(text);
    const scanner = new TokenScanner(this.#units);
    while (scanner.next()) {
      if (scanner.afterBreak) codes.push(BREAK);
      if (this.#isApart(scanner)) this.#encodeParts(scanner, codes);
      else codes.push(2 * this.lexicon.add(this.#units, scanner.start, scanner.end));
    }
  }

  #load(text: string): void {
    this.#units.load(text);
    const triggers = triggersOf(this.#units);
    if (triggers !== 0) this.#units.load(plainText(text, triggers));
  }

  /** Compounds of plain words are taken apart, so that "world-model" and "world model" are one term. */
  #isApart({isCompound, start, end}: TokenScanner): boolean {
    return isCompound && !STOP_WORDS.has(this.#units.text.slice(start, end).toLowerCase());
  }

  #encodeParts({start, end}: TokenScanner, codes: IntList): void {
    let part = start;
    for (let index = start; index <= end; index++) {
      if (index < end && this.#units.values[index] !== HYPHEN) continue;
      codes.push(2 * this.lexicon.add(this.#units, part, index) + Number(part > start));
      part = index + 1;
    }
  }
}

/** What is read of a paper. */
export interface Text {
  readonly title: string;
  readonly abstract: string;
}

/** Codes of several texts, one after the other, and where each begins. */
interface Encoded {
  readonly codes: Int32Array;
  readonly starts: Int32Array;
}

function encodeTitles(texts: readonly Text[], encoder: Encoder): Encoded {
  const codes = new IntList();
  const starts = new Int32Array(texts.length + 1);
  texts.forEach(({title}, index) => {
    encoder.encode(title, codes);
    starts[index + 1] = codes.length;
  });
  return {codes: codes.view(), starts};
}

/** Turns the title and abstract of each paper into a document, in the order given. */
export function readDocuments(texts: readonly Text[]): Corpus {
  const encoder = new Encoder();
  const titles = encodeTitles(texts, encoder);
  const codes = new IntList();
  const starts = new Int32Array(texts.length + 1);
  const abstractStarts = new Int32Array(texts.length);
  texts.forEach(({abstract}, index) => {
    const [start = 0, end = 0] = titles.starts.subarray(index, index + 2);
    codes.append(titles.codes, start, end);
    abstractStarts[index] = end - start;
    encoder.encode(abstract, codes);
    starts[index + 1] = codes.length;
  });
  const all = codes.view();
  const documents = texts.map((_, index) => all.subarray(starts[index], starts[index + 1]));
  return {documents, abstractStarts, lexicon: encoder.lexicon.build()};
}

import {concatenated, IntList, joinStarts} from './int-list.ts';
import {buildLexicon, type Lexicon} from './lexicon.ts';
import {plainText} from './plain-text.ts';
import {triggersOf} from './plain-text-triggers.ts';
import {sharedInts, shareInts} from './shared-memory.ts';
import {STOP_WORDS} from './stop-words.ts';
import {TextUnits} from './text-units.ts';
import {TokenScanner} from './token-scanner.ts';
import {WordTable} from './word-table.ts';

/** Stands in a document where a phrase may not go on. */
export const BREAK = -1;

/** A text as whole numbers: twice the word number, plus one when a hyphen joins it to the word before; or `BREAK`. */
export type Document = Int32Array;

/** The texts of an analysis and the words they are made of. */
export interface Corpus {
  readonly documents: readonly Document[];
  /** The same one after the other, in memory that threads share, where each begins, and the end of the last. */
  readonly codes: Int32Array;
  readonly starts: Int32Array;
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
  readonly #words = new WordTable();
  readonly #units = new TextUnits();

  /** The words so far, by number. */
  get words(): readonly string[] {
    return this.#words.words;
  }

  /** Adds the codes of a text: a break, where one stands before a word, and the word or its parts. */
  encode(text: string, codes: IntList): void {
    this.#load(text);
    const scanner = new TokenScanner(this.#units);
    while (scanner.next()) {
      if (scanner.afterBreak) codes.push(BREAK);
      if (this.#isApart(scanner)) this.#encodeParts(scanner, codes);
      else codes.push(2 * this.#words.add(this.#units, scanner.start, scanner.end));
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
      codes.push(2 * this.#words.add(this.#units, part, index) + Number(part > start));
      part = index + 1;
    }
  }
}

/** What is read of a paper. */
export interface Text {
  readonly title: string;
  readonly abstract: string;
}

/** What is read of some of the papers, by itself: words are numbered in the order of their coming, titles before abstracts. */
export interface TextPart {
  /** The codes of all documents, one after the other, in memory that threads share. */
  readonly codes: Int32Array;
  /** Where each document begins, and the end of the last. */
  readonly starts: Int32Array;
  readonly abstractStarts: Int32Array;
  readonly words: readonly string[];
  /** So many of the words come in titles. */
  readonly titleWords: number;
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

/** Turns the title and abstract of each paper into a document. */
export function readPart(texts: readonly Text[]): TextPart {
  const encoder = new Encoder();
  const titles = encodeTitles(texts, encoder);
  const titleWords = encoder.words.length;
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
  return {codes: shareInts(codes.view()), starts, abstractStarts, words: encoder.words, titleWords};
}

/** Numbers words of several parts in the order of their coming. */
function numberWords(parts: readonly TextPart[]): {words: string[]; numbers: Int32Array[]} {
  const known = new Map<string, number>();
  const numbers = parts.map(({words}) => new Int32Array(words.length));
  const add = (part: number, start: number, end: number) => {
    const words = parts[part]?.words ?? [];
    const own = numbers[part] ?? new Int32Array();
    for (let word = start; word < end; word++) {
      const text = words[word] ?? '';
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      own[word] = number;
    }
  };
  // As if all had been read as one: first the titles, then the abstracts.
  parts.forEach(({titleWords}, part) => {
    add(part, 0, titleWords);
  });
  parts.forEach(({titleWords, words}, part) => {
    add(part, titleWords, words.length);
  });
  return {words: [...known.keys()], numbers};
}

/** Writes the codes of a part with other numbers of words. */
function renumber(codes: Int32Array, numbers: Int32Array, target: Int32Array): void {
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? BREAK;
    target[index] =
      code === BREAK ? BREAK : 2 * (numbers[wordOf(code)] ?? 0) + Number(isJoined(code));
  }
}

/** Puts parts together in their order: the same corpus, however the papers were parted. */
export function joinParts(parts: readonly TextPart[]): Corpus {
  const {words, numbers} = numberWords(parts);
  const starts = joinStarts(parts.map((part) => part.starts));
  const codes = sharedInts(starts.at(-1) ?? 0);
  let at = 0;
  parts.forEach((part, index) => {
    renumber(part.codes, numbers[index] ?? new Int32Array(), codes.subarray(at));
    at += part.codes.length;
  });
  return {
    documents: Array.from({length: starts.length - 1}, (_, document) =>
      codes.subarray(starts[document], starts[document + 1])
    ),
    codes,
    starts,
    abstractStarts: concatenated(parts.map(({abstractStarts}) => abstractStarts)),
    lexicon: buildLexicon(words)
  };
}

/** Turns the title and abstract of each paper into a document, in the order given. */
export const readDocuments = (texts: readonly Text[]): Corpus => joinParts([readPart(texts)]);

import {groupValues, type Grouped} from './counting-sort.ts';
import {BREAK, isJoined, wordOf, type Corpus, type Document} from './documents.ts';
import {concatenated, grown, IntList} from './int-list.ts';
import {WORD_KIND} from './lexicon.ts';
import {PairTable} from './pair-table.ts';
import type {TermScanner} from './vocabulary.ts';

/** A stretch of a document as it was written, one space or hyphen between the words. */
function stretchText(
  document: Document,
  [start, length]: readonly [number, number],
  words: readonly string[]
): string {
  let text = '';
  for (let position = start; position < start + length; position++) {
    const code = document[position] ?? 0;
    const joint = position === start ? '' : isJoined(code) ? '-' : ' ';
    text += joint + (words[wordOf(code)] ?? '');
  }
  return text;
}

/** In titles and at the start of a sentence capitals mean nothing: any other place outweighs them. */
const PLAIN_PLACE = 1000;

/** What so many places count, of which some are such where capitals mean something. */
export const weightOf = (count: number, plain: number): number => count + (PLAIN_PLACE - 1) * plain;

const NO_DOCUMENT = new Int32Array();
const NO_ROWS = new Int32Array();

/** Where in a document a term occurs. */
export type Stretch = Pick<TermScanner, 'term' | 'start' | 'length'>;

/** Numbers kept of a writing, one after the other: its term, where it stands first, and what is counted. */
const FIELD = {
  term: 0,
  paper: 1,
  start: 2,
  length: 3,
  count: 4,
  /** Places where capitals mean something. */
  plain: 5,
  /** Times that a word of weight follows. */
  followed: 6,
  /** The last paper that holds it. */
  last: 7
};
const FIELDS = 8;

/** The values of a group. */
export const valuesOf = ({starts, values}: Grouped, group: number): Int32Array =>
  values.subarray(starts[group], starts[group + 1]);

/** One way to write a term, letter for letter, by its number. */
export interface Writing {
  readonly number: number;
  readonly text: string;
  readonly count: number;
}

/** The papers that hold one of some writings, by rising number, by the holders of each writing. */
export function rowsOf(holders: Grouped, writings: readonly Writing[]): Int32Array {
  const [rows = NO_ROWS, ...others] = writings.map(({number}) => valuesOf(holders, number));
  // A writing's own are in order and all different.
  if (others.length === 0) return rows;
  const merged = concatenated([rows, ...others]).sort();
  return merged.filter((row, index) => row !== merged[index - 1]);
}

/** Ways in which terms are written. */
export interface WrittenTerms {
  /** The ways in which a term is written; with the first call all papers have been read. */
  of(term: number): Writing[];
  /** The count of a writing, places where capitals mean something far above the others. */
  weight(writing: Writing): number;
  /** The papers that hold one of some writings, by rising number. */
  rows(writings: readonly Writing[]): Int32Array;
  /** Times that a word of weight follows one of some writings. */
  followed(writings: readonly Writing[]): number;
}

/** The ways in which terms are written, found by the words they are made of and without their text. */
export class Writings implements WrittenTerms {
  /** Numbers of words, and behind them those of sequences: one before and a code more. */
  readonly #sequences = new PairTable();
  /** The number of the writing of a sequence plus one, 0 where there is none. */
  #bySequence = new Int32Array(1024);
  #fields = new Int32Array(1024 * FIELDS);
  #size = 0;
  /** Writing and paper of each pair of which the paper holds the writing. */
  #held = new IntList();
  #holders = new IntList();
  readonly #corpus: Corpus;
  /** The writings of each term, and the papers that hold each writing. */
  #byTerm: Grouped | undefined;
  #byWriting: Grouped | undefined;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  #hasWeight(code: number): boolean {
    const {kinds} = this.#corpus.lexicon;
    const kind = code === BREAK ? WORD_KIND.stop : kinds[wordOf(code)];
    return kind === WORD_KIND.content || kind === WORD_KIND.generic;
  }

  #field(writing: number, field: number): number {
    return this.#fields[writing * FIELDS + field] ?? 0;
  }

  /** The number of the sequence of words that a stretch is made of. */
  #sequenceOf(document: Document, {start, length}: Stretch): number {
    const words = this.#corpus.lexicon.words.length;
    let sequence = wordOf(document[start] ?? 0);
    for (let position = start + 1; position < start + length; position++) {
      sequence = words + this.#sequences.add(sequence, document[position] ?? 0);
    }
    return sequence;
  }

  #writingOf(document: Document, stretch: Stretch, paper: number): number {
    const sequence = this.#sequenceOf(document, stretch);
    if (sequence >= this.#bySequence.length) {
      this.#bySequence = grown(this.#bySequence, 2 * (sequence + 1));
    }
    const known = (this.#bySequence[sequence] ?? 0) - 1;
    if (known >= 0) return known;
    const writing = this.#size++;
    this.#bySequence[sequence] = this.#size;
    const first = writing * FIELDS;
    if (first === this.#fields.length) this.#fields = grown(this.#fields, 2 * first);
    this.#fields.set([stretch.term, paper, stretch.start, stretch.length, 0, 0, 0, -1], first);
    return writing;
  }

  /** Notes an occurrence of a term; it is plain where capitals mean something. */
  add(document: Document, stretch: Stretch, {paper, isPlain}: {paper: number; isPlain: boolean}) {
    const writing = this.#writingOf(document, stretch, paper);
    const follower = document[stretch.start + stretch.length] ?? BREAK;
    const fields = this.#fields;
    const first = writing * FIELDS;
    fields[first + FIELD.count] = (fields[first + FIELD.count] ?? 0) + 1;
    if (isPlain) fields[first + FIELD.plain] = (fields[first + FIELD.plain] ?? 0) + 1;
    if (this.#hasWeight(follower)) {
      fields[first + FIELD.followed] = (fields[first + FIELD.followed] ?? 0) + 1;
    }
    if (fields[first + FIELD.last] === paper) return;
    fields[first + FIELD.last] = paper;
    this.#held.push(writing);
    this.#holders.push(paper);
  }

  of(term: number): Writing[] {
    this.#byTerm ??= this.#groupByTerm();
    return Array.from(valuesOf(this.#byTerm, term), (number) => {
      const document = this.#corpus.documents[this.#field(number, FIELD.paper)] ?? NO_DOCUMENT;
      const stretch = [
        this.#field(number, FIELD.start),
        this.#field(number, FIELD.length)
      ] as const;
      const text = stretchText(document, stretch, this.#corpus.lexicon.words);
      return {number, text, count: this.#field(number, FIELD.count)};
    });
  }

  #groupByTerm(): Grouped {
    const terms = Int32Array.from({length: this.#size}, (_, writing) =>
      this.#field(writing, FIELD.term)
    );
    const most = terms.reduce((last, term) => Math.max(last, term), -1);
    return groupValues(
      terms.map((_, writing) => writing),
      terms,
      most + 1
    );
  }

  #groupHolders(): Grouped {
    const grouped = groupValues(this.#holders.view(), this.#held.view(), this.#size);
    [this.#held, this.#holders] = [new IntList(), new IntList()];
    return grouped;
  }

  weight({number, count}: Writing): number {
    return weightOf(count, this.#field(number, FIELD.plain));
  }

  rows(writings: readonly Writing[]): Int32Array {
    return rowsOf((this.#byWriting ??= this.#groupHolders()), writings);
  }

  followed(writings: readonly Writing[]): number {
    return writings.reduce((sum, {number}) => sum + this.#field(number, FIELD.followed), 0);
  }
}

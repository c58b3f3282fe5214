import {groupValues, type Grouped} from './counting-sort.ts';
import {BREAK, wordOf, type Corpus, type Document} from './documents.ts';
import {IntList} from './int-list.ts';
import {WORD_KIND} from './lexicon.ts';
import type {Vocabulary} from './vocabulary.ts';
import {rowsOf, valuesOf, weightOf, type Writing, type WrittenTerms} from './writings.ts';

/** Adds one to the count of a group. */
function count(counts: Int32Array, group: number): void {
  counts[group] = (counts[group] ?? 0) + 1;
}

/** The ways in which the terms of one word are written: a writing is a word, and has its number. */
export class WordWritings implements WrittenTerms {
  /** How often each word occurs, whether it is a term or not. */
  readonly counts: Int32Array;
  /** Places of each where capitals mean something. */
  readonly plain: Int32Array;
  /** Times that a word of weight follows. */
  readonly #followed: Int32Array;
  readonly #words: readonly string[];
  /** 1 for each word of weight. */
  readonly #weighty: Uint8Array;
  /** The term of each word, −1 for one that is none. */
  readonly #termOf: Int32Array;
  readonly #terms: number;
  /** The last paper that holds each word. */
  readonly #last: Int32Array;
  /** Word and paper of each pair of which the paper holds the word, a term. */
  #held = new IntList();
  #holders = new IntList();
  #byTerm: Grouped | undefined;
  #byWord: Grouped | undefined;

  constructor(
    {lexicon: {words, stems, kinds}}: Pick<Corpus, 'lexicon'>,
    {terms, nodes}: Pick<Vocabulary, 'terms' | 'nodes'>
  ) {
    this.#words = words;
    this.#terms = nodes.length;
    this.counts = new Int32Array(words.length);
    this.plain = new Int32Array(words.length);
    this.#followed = new Int32Array(words.length);
    this.#last = new Int32Array(words.length).fill(-1);
    this.#weighty = kinds.map((kind) =>
      Number(kind === WORD_KIND.content || kind === WORD_KIND.generic)
    );
    this.#termOf = stems.map((stem, word) =>
      kinds[word] === WORD_KIND.content ? (terms[stem] ?? -1) : -1
    );
  }

  /** The term of a word that stands alone, −1 for none. */
  termOf(word: number): number {
    return this.#termOf[word] ?? -1;
  }

  /** Reads the words of a paper, which come by rising number. */
  read(document: Document, paper: number, abstractStart: number): void {
    for (let position = 0; position < document.length; position++) {
      const code = document[position] ?? BREAK;
      if (code === BREAK) continue;
      const word = wordOf(code);
      count(this.counts, word);
      if (position > abstractStart && document[position - 1] !== BREAK) count(this.plain, word);
      const follower = document[position + 1] ?? BREAK;
      if (follower !== BREAK && this.#weighty[wordOf(follower)] === 1) count(this.#followed, word);
      if (this.termOf(word) >= 0) this.#hold(word, paper);
    }
  }

  #hold(word: number, paper: number): void {
    if (this.#last[word] === paper) return;
    this.#last[word] = paper;
    this.#held.push(word);
    this.#holders.push(paper);
  }

  of(term: number): Writing[] {
    this.#byTerm ??= this.#groupByTerm();
    return Array.from(valuesOf(this.#byTerm, term), (number) => ({
      number,
      text: this.#words[number] ?? '',
      count: this.counts[number] ?? 0
    }));
  }

  #groupByTerm(): Grouped {
    const words = Int32Array.from(this.#termOf.keys()).filter(
      (word) => this.termOf(word) >= 0 && this.counts[word] !== 0
    );
    return groupValues(
      words,
      words.map((word) => this.termOf(word)),
      this.#terms
    );
  }

  #groupHolders(): Grouped {
    const grouped = groupValues(this.#holders.view(), this.#held.view(), this.#words.length);
    [this.#held, this.#holders] = [new IntList(), new IntList()];
    return grouped;
  }

  weight(writing: Writing): number {
    return weightOf(writing.count, this.plain[writing.number] ?? 0);
  }

  rows(writings: readonly Writing[]): Int32Array {
    return rowsOf((this.#byWord ??= this.#groupHolders()), writings);
  }

  followed(writings: readonly Writing[]): number {
    return writings.reduce((sum, {number}) => sum + (this.#followed[number] ?? 0), 0);
  }
}

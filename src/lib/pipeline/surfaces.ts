import {BREAK, isJoined, type Corpus, type Document} from './documents.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';
import {WordWritings} from './word-writings.ts';
import {Writings, type Stretch, type Writing, type WrittenTerms} from './writings.ts';

const NO_DOCUMENT = new Int32Array();

/** A spelling of a term in its commonest case. */
export interface Spelling {
  readonly form: string;
  /** Times that it occurs, in whatever case. */
  readonly count: number;
  /** Papers that hold that very spelling, in whatever case, by rising number. */
  readonly rows: Int32Array;
  /** Share of its occurrences that a word of weight follows at once, 0 to 1: high for what only modifies. */
  readonly followed: number;
}

/** How a term is mostly written. */
export interface TermForm extends Spelling {
  /** The commonest spelling with what hyphens join in front: "on-policy distillation"; null where none do. */
  readonly compound: Spelling | null;
}

/** A stretch and all that hyphens join in front of it. */
function withPrefix(document: Document, {term, start, length}: Stretch): Stretch {
  let first = start;
  while (first > 0 && isJoined(document[first] ?? 0)) first--;
  return {term, start: first, length: length + start - first};
}

/** The key with the most, of equal ones the first in code point order. */
function mostCounted(counts: Iterable<readonly [string, number]>): string {
  let [best, most] = ['', 0];
  for (const [key, count] of counts) {
    if (count > most || (count === most && key < best)) [best, most] = [key, count];
  }
  return best;
}

const countAll = (writings: readonly Writing[]): number =>
  writings.reduce((sum, {count}) => sum + count, 0);

/** The writings of the spelling that is commonest, case apart. */
function commonestSpelling(writings: readonly Writing[]): readonly Writing[] {
  if (writings.length < 2) return writings;
  const spellings = new Map<string, Writing[]>();
  for (const writing of writings) {
    const spelling = writing.text.toLowerCase();
    const others = spellings.get(spelling);
    if (others) others.push(writing);
    else spellings.set(spelling, [writing]);
  }
  const counts = Array.from(spellings, ([text, group]) => [text, countAll(group)] as const);
  return spellings.get(mostCounted(counts)) ?? [];
}

/** Of the writings of a spelling, the text in the commonest case. */
const commonestCase = (spelling: readonly Writing[], all: WrittenTerms): string =>
  mostCounted(spelling.map((writing) => [writing.text, all.weight(writing)]));

function describeSpelling(writings: readonly Writing[], all: WrittenTerms): Spelling {
  const spelling = commonestSpelling(writings);
  const count = countAll(spelling);
  return {
    form: commonestCase(spelling, all),
    count,
    rows: all.rows(spelling),
    followed: all.followed(spelling) / Math.max(1, count)
  };
}

/** Those of the compounds that end with a spelling. */
const endingWith = (compounds: readonly Writing[], {form}: Spelling): Writing[] =>
  compounds.filter(({text}) => text.toLowerCase().endsWith(`-${form.toLowerCase()}`));

/** Papers that are read at a time. */
const PAPERS = 4096;

/**
 * The commonest surface form of each term: "reward models" where the papers mostly write so. Spellings
 * that differ only in case are counted together, then the commonest case is taken. The papers are read
 * when the first form is asked for, if they have not been.
 */
export class TermForms {
  readonly #corpus: Corpus;
  readonly #vocabulary: Vocabulary;
  readonly #words: WordWritings;
  readonly #phrases: Writings;
  readonly #compounds: Writings;
  /** Papers that have been read. */
  #papers = 0;
  /** Themes share many candidates. */
  readonly #forms = new Map<number, TermForm | undefined>();

  constructor(corpus: Corpus, vocabulary: Vocabulary) {
    this.#corpus = corpus;
    this.#vocabulary = vocabulary;
    this.#words = new WordWritings(corpus, vocabulary);
    this.#phrases = new Writings(corpus);
    this.#compounds = new Writings(corpus);
  }

  /** Reads the papers, and lets others have a turn now and then. */
  async read(turn: () => Promise<void>): Promise<void> {
    const {length} = this.#corpus.documents;
    while (this.#papers < length) {
      this.#readTo(Math.min(length, this.#papers + PAPERS));
      await turn();
    }
  }

  #readTo(end: number): void {
    const {documents, abstractStarts} = this.#corpus;
    for (; this.#papers < end; this.#papers++) {
      const paper = this.#papers;
      const document = documents[paper] ?? NO_DOCUMENT;
      const abstractStart = abstractStarts[paper] ?? 0;
      this.#words.read(document, paper, abstractStart);
      this.#readTerms(document, paper, abstractStart);
    }
  }

  /** Reads phrases, and what is compounded with a term. */
  #readTerms(document: Document, paper: number, abstractStart: number): void {
    const terms = new TermScanner(document, this.#vocabulary, this.#corpus.lexicon);
    while (terms.next()) {
      const isCompound = isJoined(document[terms.start] ?? 0);
      if (terms.length === 1 && !isCompound) continue;
      const isPlain = terms.start > abstractStart && document[terms.start - 1] !== BREAK;
      if (terms.length > 1) this.#phrases.add(document, terms, {paper, isPlain});
      if (isCompound) {
        this.#compounds.add(document, withPrefix(document, terms), {paper, isPlain});
      }
    }
  }

  /** The writings of words by themselves, or of phrases. */
  #writingsOf(term: number): WrittenTerms {
    this.#readTo(this.#corpus.documents.length);
    const {nodes, tree} = this.#vocabulary;
    return tree.parents[nodes[term] ?? 0] === -1 ? this.#words : this.#phrases;
  }

  /** How each word is written, whether it is a term or not. */
  get words(): Pick<WordWritings, 'counts' | 'plain'> {
    this.#readTo(this.#corpus.documents.length);
    return this.#words;
  }

  /** The surface form alone; empty for a term that occurs nowhere. */
  text(term: number): string {
    const writings = this.#writingsOf(term);
    return commonestCase(commonestSpelling(writings.of(term)), writings);
  }

  /** All that is known of a term's form; undefined for one that occurs nowhere. */
  get(term: number): TermForm | undefined {
    if (!this.#forms.has(term)) this.#forms.set(term, this.#describe(term));
    return this.#forms.get(term);
  }

  #describe(term: number): TermForm | undefined {
    const writings = this.#writingsOf(term);
    const own = writings.of(term);
    if (own.length === 0) return undefined;
    const spelling = describeSpelling(own, writings);
    const whole = endingWith(this.#compounds.of(term), spelling);
    const compound = whole.length > 0 ? describeSpelling(whole, this.#compounds) : null;
    return {...spelling, compound};
  }
}

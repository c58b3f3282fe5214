import {BREAK, isJoined, type Corpus, type Document} from './documents.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';
import {Writings, type Stretch, type Writing} from './writings.ts';

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
const commonestCase = (spelling: readonly Writing[], all: Writings): string =>
  mostCounted(spelling.map((writing) => [writing.text, all.weight(writing)]));

function describeSpelling(writings: readonly Writing[], all: Writings): Spelling {
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

/** Every way in which terms are written, read in one pass over the papers. */
function readWritings(corpus: Corpus, vocabulary: Vocabulary) {
  const {documents, abstractStarts, lexicon} = corpus;
  const writings = new Writings(corpus);
  const compounds = new Writings(corpus);
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    const terms = new TermScanner(document, vocabulary, lexicon);
    while (terms.next()) {
      const isPlain = terms.start > abstractStart && document[terms.start - 1] !== BREAK;
      writings.add(document, terms, {paper, isPlain});
      if (!isJoined(document[terms.start] ?? 0)) continue;
      compounds.add(document, withPrefix(document, terms), {paper, isPlain});
    }
  });
  return {writings, compounds};
}

/**
 * The commonest surface form of each term: "reward models" where the papers mostly write so. Spellings
 * that differ only in case are counted together, then the commonest case is taken. The papers are read
 * when the first form is asked for.
 */
export class TermForms {
  readonly #corpus: Corpus;
  readonly #vocabulary: Vocabulary;
  #known: ReturnType<typeof readWritings> | undefined;
  /** Themes share many candidates. */
  readonly #forms = new Map<number, TermForm | undefined>();

  constructor(corpus: Corpus, vocabulary: Vocabulary) {
    this.#corpus = corpus;
    this.#vocabulary = vocabulary;
  }

  get #read() {
    return (this.#known ??= readWritings(this.#corpus, this.#vocabulary));
  }

  /** The surface form alone; empty for a term that occurs nowhere. */
  text(term: number): string {
    const {writings} = this.#read;
    return commonestCase(commonestSpelling(writings.of(term)), writings);
  }

  /** All that is known of a term's form; undefined for one that occurs nowhere. */
  get(term: number): TermForm | undefined {
    if (!this.#forms.has(term)) this.#forms.set(term, this.#describe(term));
    return this.#forms.get(term);
  }

  #describe(term: number): TermForm | undefined {
    const {writings, compounds} = this.#read;
    const own = writings.of(term);
    if (own.length === 0) return undefined;
    const spelling = describeSpelling(own, writings);
    const whole = endingWith(compounds.of(term), spelling);
    return {...spelling, compound: whole.length > 0 ? describeSpelling(whole, compounds) : null};
  }
}

import {BREAK, isJoined, wordOf, type Corpus, type Document} from './documents.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';
import {PairTable} from './pair-table.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';

/** A spelling of a term in its commonest case. */
export interface Spelling {
  readonly form: string;
  /** Times that it occurs, in whatever case. */
  readonly count: number;
  /** Papers that hold that very spelling, in whatever case, by rising number. */
  readonly rows: readonly number[];
  /** Share of its occurrences that a word of weight follows at once, 0 to 1: high for what only modifies. */
  readonly followed: number;
}

/** How a term is mostly written. */
export interface TermForm extends Spelling {
  /** The commonest spelling with what hyphens join in front: "on-policy distillation"; null where none do. */
  readonly compound: Spelling | null;
}

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
export const PLAIN_PLACE = 1000;

/** Where in a document a term occurs. */
type Stretch = Pick<TermScanner, 'term' | 'start' | 'length'>;

/** A stretch and all that hyphens join in front of it. */
function withPrefix(document: Document, {term, start, length}: Stretch): Stretch {
  let first = start;
  while (first > 0 && isJoined(document[first] ?? 0)) first--;
  return {term, start: first, length: length + start - first};
}

/** The groups of some things by a key, in the order of their coming. */
function groupBy<T, K>(things: readonly T[], key: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

/** One way to write a term, letter for letter. */
interface Writing {
  readonly term: number;
  readonly text: string;
  readonly rows: number[];
  count: number;
  /** Times that a word of weight follows. */
  followed: number;
  /** The count, places where capitals mean something far above the others. */
  weight: number;
}

/** The ways in which terms are written, found by the words they are made of and without their text. */
class Writings {
  /** Numbers of words, and behind them those of sequences: one before and a code more. */
  readonly #sequences = new PairTable();
  readonly #bySequence: (Writing | undefined)[] = [];
  readonly #words: readonly string[];
  readonly #kinds: Uint8Array;

  constructor({words, kinds}: Lexicon) {
    this.#words = words;
    this.#kinds = kinds;
  }

  #hasWeight(code: number): boolean {
    const kind = code === BREAK ? WORD_KIND.stop : this.#kinds[wordOf(code)];
    return kind === WORD_KIND.content || kind === WORD_KIND.generic;
  }

  /** Notes an occurrence of a term. */
  add(document: Document, {term, start, length}: Stretch, paper: number): Writing {
    let sequence = wordOf(document[start] ?? 0);
    for (let position = start + 1; position < start + length; position++) {
      sequence = this.#words.length + this.#sequences.add(sequence, document[position] ?? 0);
    }
    const writing = (this.#bySequence[sequence] ??= {
      ...{term, text: stretchText(document, [start, length], this.#words)},
      ...{rows: [], count: 0, followed: 0, weight: 0}
    });
    writing.count++;
    if (this.#hasWeight(document[start + length] ?? BREAK)) writing.followed++;
    if (writing.rows[writing.rows.length - 1] !== paper) writing.rows.push(paper);
    return writing;
  }

  byTerm(): Map<number, Writing[]> {
    return groupBy(
      this.#bySequence.filter((writing) => writing !== undefined),
      ({term}) => term
    );
  }
}

/** The key with the most, of equal ones the first in code point order. */
function mostCounted(counts: Iterable<readonly [string, number]>): string {
  let [best, most] = ['', 0];
  for (const [key, count] of counts) {
    if (count > most || (count === most && key < best)) [best, most] = [key, count];
  }
  return best;
}

/** Of some spellings, case apart, the commonest one, and of that the commonest case. */
function commonestSpelling(writings: readonly Writing[]): Spelling {
  const spellings = groupBy(writings, ({text}) => text.toLowerCase());
  const spelling = mostCounted(
    Array.from(spellings, ([text, group]) => [text, group.reduce((sum, {count}) => sum + count, 0)])
  );
  const chosen = spellings.get(spelling) ?? [];
  const sum = (key: 'count' | 'followed') => chosen.reduce((all, each) => all + each[key], 0);
  const rows = new Set(chosen.flatMap((writing) => writing.rows));
  return {
    form: mostCounted(chosen.map(({text, weight}) => [text, weight])),
    count: sum('count'),
    rows: [...rows].sort((a, b) => a - b),
    followed: sum('followed') / Math.max(1, sum('count'))
  };
}

/** Those of the compounds that end with a spelling. */
const endingWith = (compounds: readonly Writing[], {form}: Spelling): Writing[] =>
  compounds.filter(({text}) => text.toLowerCase().endsWith(`-${form.toLowerCase()}`));

function formOf(writings: readonly Writing[], compounds: readonly Writing[]): TermForm {
  const spelling = commonestSpelling(writings);
  const whole = endingWith(compounds, spelling);
  return {...spelling, compound: whole.length > 0 ? commonestSpelling(whole) : null};
}

/** Every way in which terms are written, read in one pass over the papers. */
function readWritings({documents, abstractStarts, lexicon}: Corpus, vocabulary: Vocabulary) {
  const writings = new Writings(lexicon);
  const compounds = new Writings(lexicon);
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    const terms = new TermScanner(document, vocabulary, lexicon);
    while (terms.next()) {
      const isPlain = terms.start > abstractStart && document[terms.start - 1] !== BREAK;
      const weight = isPlain ? PLAIN_PLACE : 1;
      writings.add(document, terms, paper).weight += weight;
      if (!isJoined(document[terms.start] ?? 0)) continue;
      compounds.add(document, withPrefix(document, terms), paper).weight += weight;
    }
  });
  return {writings: writings.byTerm(), compounds: compounds.byTerm()};
}

/** Gives the surface form of a term; undefined for one that occurs nowhere. */
export type TermForms = (term: number) => TermForm | undefined;

/**
 * The commonest surface form of each term: "reward models" where the papers mostly write so. Spellings
 * that differ only in case are counted together, then the commonest case is taken. The papers are read
 * when the first form is asked for.
 */
export function termForms(corpus: Corpus, vocabulary: Vocabulary): TermForms {
  let read: ReturnType<typeof readWritings> | undefined;
  return (term) => {
    read ??= readWritings(corpus, vocabulary);
    const own = read.writings.get(term);
    return own && formOf(own, read.compounds.get(term) ?? []);
  };
}

import {BREAK, isJoined, wordOf, type Corpus, type Document} from './documents.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';
import {PairTable} from './pair-table.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';

/** How a term is mostly written. */
export interface TermForm {
  /** The commonest spelling in its commonest case. */
  readonly form: string;
  /** Papers that hold that very spelling, in whatever case, by rising number. */
  readonly rows: readonly number[];
  /** Share of its occurrences that a word of weight follows at once, 0 to 1: high for what only modifies. */
  readonly followed: number;
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
  add(document: Document, {term, start, length}: TermScanner, paper: number): Writing {
    // The number of a sequence of codes, counted from 1: that of the sequence before and a code more.
    let sequence = 1 + this.#sequences.add(0, 2 * wordOf(document[start] ?? 0));
    for (let position = start + 1; position < start + length; position++) {
      sequence = 1 + this.#sequences.add(sequence, document[position] ?? 0);
    }
    const writing = (this.#bySequence[sequence] ??= {
      ...{term, text: stretchText(document, [start, length], this.#words)},
      ...{rows: [], count: 0, followed: 0, weight: 0}
    });
    writing.count++;
    if (this.#hasWeight(document[start + length] ?? BREAK)) writing.followed++;
    if (writing.rows.at(-1) !== paper) writing.rows.push(paper);
    return writing;
  }

  all(): Writing[] {
    return this.#bySequence.filter((writing) => writing !== undefined);
  }
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

/** The key with the most, of equal ones the first in code point order. */
function mostCounted(counts: Iterable<readonly [string, number]>): string {
  let [best, most] = ['', 0];
  for (const [key, count] of counts) {
    if (count > most || (count === most && key < best)) [best, most] = [key, count];
  }
  return best;
}

/** The form of a term: of its spellings, case apart, the commonest one, and of that the commonest case. */
function formOf(writings: readonly Writing[]): TermForm {
  const spellings = groupBy(writings, ({text}) => text.toLowerCase());
  const spelling = mostCounted(
    Array.from(spellings, ([text, group]) => [text, group.reduce((sum, {count}) => sum + count, 0)])
  );
  const chosen = spellings.get(spelling) ?? [];
  const sum = (key: 'count' | 'followed') => chosen.reduce((all, each) => all + each[key], 0);
  const rows = new Set(chosen.flatMap((writing) => writing.rows));
  return {
    form: mostCounted(chosen.map(({text, weight}) => [text, weight])),
    rows: [...rows].sort((a, b) => a - b),
    followed: sum('followed') / Math.max(1, sum('count'))
  };
}

/**
 * The commonest surface form of each term that is asked for: "reward models" where the papers mostly
 * write so. Spellings that differ only in case are counted together, then the commonest case is taken.
 */
export function termForms(
  {documents, abstractStarts, lexicon}: Corpus,
  vocabulary: Vocabulary,
  wanted: ReadonlySet<number>
): Map<number, TermForm> {
  const isWanted = new Uint8Array(vocabulary.nodes.length);
  for (const term of wanted) isWanted[term] = 1;
  const writings = new Writings(lexicon);
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    const terms = new TermScanner(document, vocabulary, lexicon);
    while (terms.next()) {
      if (isWanted[terms.term] !== 1) continue;
      const isPlain = terms.start > abstractStart && document[terms.start - 1] !== BREAK;
      writings.add(document, terms, paper).weight += isPlain ? PLAIN_PLACE : 1;
    }
  });
  const byTerm = groupBy(writings.all(), ({term}) => term);
  return new Map([...byTerm].map(([term, group]) => [term, formOf(group)]));
}

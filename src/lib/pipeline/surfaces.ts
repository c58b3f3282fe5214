import {moved, placesByGroup, startsOfGroups} from './counting-sort.ts';
import {BREAK, isJoined, wordOf, type Corpus, type Document} from './documents.ts';
import {WORD_KIND} from './lexicon.ts';
import {grown, IntList} from './int-list.ts';
import {PairTable} from './pair-table.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';

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

const NO_DOCUMENT = new Int32Array();
const NO_ROWS = new Int32Array();

/** Where in a document a term occurs. */
type Stretch = Pick<TermScanner, 'term' | 'start' | 'length'>;

/** A stretch and all that hyphens join in front of it. */
function withPrefix(document: Document, {term, start, length}: Stretch): Stretch {
  let first = start;
  while (first > 0 && isJoined(document[first] ?? 0)) first--;
  return {term, start: first, length: length + start - first};
}

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

/** The numbers of some things by their groups, in the order of their coming. */
interface Groups {
  readonly starts: Int32Array;
  readonly entries: Int32Array;
}

function groupBy(groupOf: Int32Array, groups: number): Groups {
  const starts = startsOfGroups(groupOf, groups);
  const numbers = Int32Array.from(groupOf.keys());
  return {starts, entries: moved(numbers, placesByGroup(groupOf, groups))};
}

/** The entries of a group. */
const entriesOf = ({starts, entries}: Groups, group: number): Int32Array =>
  entries.subarray(starts[group], starts[group + 1]);

/** One way to write a term, letter for letter, by its number. */
interface Writing {
  readonly number: number;
  readonly text: string;
  readonly count: number;
}

/** The ways in which terms are written, found by the words they are made of and without their text. */
class Writings {
  /** Numbers of words, and behind them those of sequences: one before and a code more. */
  readonly #sequences = new PairTable();
  /** The number of the writing of a sequence plus one, 0 where there is none. */
  #bySequence = new Int32Array(1024);
  #fields = new Int32Array(1024 * FIELDS);
  #size = 0;
  /** Writing and paper of each pair of which the paper holds the writing. */
  readonly #held = new IntList();
  readonly #holders = new IntList();
  readonly #corpus: Corpus;
  #byTerm: Groups | undefined;
  #byWriting: Groups | undefined;

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

  /** The ways in which a term is written; with the first call all have been added. */
  of(term: number): Writing[] {
    this.#byTerm ??= this.#groupByTerm();
    return Array.from(entriesOf(this.#byTerm, term), (number) => {
      const document = this.#corpus.documents[this.#field(number, FIELD.paper)] ?? NO_DOCUMENT;
      const stretch = [
        this.#field(number, FIELD.start),
        this.#field(number, FIELD.length)
      ] as const;
      const text = stretchText(document, stretch, this.#corpus.lexicon.words);
      return {number, text, count: this.#field(number, FIELD.count)};
    });
  }

  #groupByTerm(): Groups {
    const terms = Int32Array.from({length: this.#size}, (_, writing) =>
      this.#field(writing, FIELD.term)
    );
    return groupBy(
      terms,
      terms.reduce((most, term) => Math.max(most, term + 1), 0)
    );
  }

  /** The count of a writing, places where capitals mean something far above the others. */
  weight({number, count}: Writing): number {
    return count + (PLAIN_PLACE - 1) * this.#field(number, FIELD.plain);
  }

  /** The papers that hold one of some writings, by rising number. */
  rows(writings: readonly Writing[]): Int32Array {
    this.#byWriting ??= groupBy(this.#held.view(), this.#size);
    const holders = this.#holders.view();
    const byWriting = this.#byWriting;
    const [rows = NO_ROWS, ...others] = writings.map(({number}) =>
      entriesOf(byWriting, number).map((entry) => holders[entry] ?? 0)
    );
    // A writing's own are in order and all different.
    if (others.length === 0) return rows;
    const merged = Int32Array.from([rows, ...others].flatMap((each) => [...each])).sort();
    return merged.filter((row, index) => row !== merged[index - 1]);
  }

  followed(writings: readonly Writing[]): number {
    return writings.reduce((sum, {number}) => sum + this.#field(number, FIELD.followed), 0);
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

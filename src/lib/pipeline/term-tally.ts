import {cutCorpus, type CorpusPart} from './corpus-part.ts';
import {BREAK, wordOf, type Corpus, type Document} from './documents.ts';
import {TEXT_PARTS} from './even-bounds.ts';
import {concatenated, IntList, joinStarts} from './int-list.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';
import {SharedTree, type Branches, type Tree} from './phrase-tree.ts';
import {sharedInts, shareInts} from './shared-memory.ts';
import type {Step, Executor} from './step.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';

/** Whether a word says anything by itself: stop words and bare numbers do not. */
const hasWeight = (word: number, {kinds}: Lexicon): boolean =>
  kinds[word] === WORD_KIND.content || kinds[word] === WORD_KIND.generic;

/** The numbers of the terms: first those of the vocabulary, then the words that it left out. */
export interface Numbering {
  readonly size: number;
  /** Term of each stem, −1 for a stem that stands for stop words alone. */
  readonly ofStem: Int32Array;
}

function numberTerms({lexicon}: Corpus, {nodes, terms}: Vocabulary): Numbering {
  const ofStem = new Int32Array(lexicon.stemCount).fill(-1);
  for (let stem = 0; stem < lexicon.stemCount; stem++) ofStem[stem] = terms[stem] ?? -1;
  let size = nodes.length;
  lexicon.stems.forEach((stem, word) => {
    if (hasWeight(word, lexicon) && ofStem[stem] === -1) ofStem[stem] = size++;
  });
  return {size, ofStem};
}

/** A title is about the theme in every word: what it says counts twice. */
const TITLE_WEIGHT = 2;

/** Counts the terms of one document after another without a new object for each. */
class Tally {
  readonly documentFrequency: Int32Array;
  readonly termIds = new IntList();
  readonly counts = new IntList();
  readonly titleCounts = new IntList();
  readonly weights = new IntList();
  /** The same of the present document, by term. */
  readonly #counts: Int32Array;
  readonly #titleCounts: Int32Array;
  readonly #weights: Int32Array;
  readonly #touched = new IntList();

  constructor(terms: number) {
    this.documentFrequency = new Int32Array(terms);
    this.#counts = new Int32Array(terms);
    this.#titleCounts = new Int32Array(terms);
    this.#weights = new Int32Array(terms);
  }

  add(term: number, inTitle: boolean): void {
    if (this.#counts[term] === 0) this.#touched.push(term);
    this.#counts[term] = (this.#counts[term] ?? 0) + 1;
    if (inTitle) this.#titleCounts[term] = (this.#titleCounts[term] ?? 0) + 1;
  }

  weigh(term: number, inTitle: boolean): void {
    this.#weights[term] = (this.#weights[term] ?? 0) + (inTitle ? TITLE_WEIGHT : 1);
  }

  /** Ends a document. */
  end(): void {
    for (const term of this.#touched.view().sort()) {
      this.termIds.push(term);
      this.counts.push(this.#counts[term] ?? 0);
      this.titleCounts.push(this.#titleCounts[term] ?? 0);
      this.weights.push(this.#weights[term] ?? 0);
      this.documentFrequency[term] = (this.documentFrequency[term] ?? 0) + 1;
      this.#counts[term] = 0;
      this.#titleCounts[term] = 0;
      this.#weights[term] = 0;
    }
    this.#touched.length = 0;
  }
}

/** The term of each word by its stem, −1 for a word that says nothing by itself. */
const termsOfWords = (lexicon: Lexicon, ofStem: Int32Array): Int32Array =>
  lexicon.stems.map((stem, word) => (hasWeight(word, lexicon) ? (ofStem[stem] ?? -1) : -1));

/** What the terms of some documents are counted by. */
interface TallyTask extends CorpusPart {
  readonly lexicon: Pick<Lexicon, 'stems' | 'kinds'>;
  /** Terms in all. */
  readonly size: number;
  /** Term of each word that says something by itself, −1 for the others. */
  readonly ofWord: Int32Array;
  /** Term at each node of the tree of phrases, and the children of the nodes. */
  readonly terms: Int32Array;
  readonly branches: Branches;
}

/** What was counted of some documents. */
type Counted = Pick<
  TermTally,
  'starts' | 'termIds' | 'counts' | 'titleCounts' | 'weights' | 'documentFrequency'
>;

/** Tallies every word of weight by its stem, and every phrase of the vocabulary. */
function tallyDocument(
  document: Document,
  abstractStart: number,
  {tally, task, tree}: {tally: Tally; task: TallyTask; tree: Tree}
): void {
  for (let position = 0; position < document.length; position++) {
    const code = document[position] ?? BREAK;
    const term = code === BREAK ? -1 : (task.ofWord[wordOf(code)] ?? -1);
    if (term >= 0) tally.add(term, position < abstractStart);
  }
  const terms = new TermScanner(document, {tree, terms: task.terms}, task.lexicon);
  while (terms.next()) {
    const inTitle = terms.start < abstractStart;
    tally.weigh(terms.term, inTitle);
    if (terms.length > 1) tally.add(terms.term, inTitle);
  }
  tally.end();
}

function tallyPart(task: TallyTask): Counted {
  const tally = new Tally(task.size);
  const tree = new SharedTree(task.branches);
  const starts = sharedInts(task.starts.length);
  task.abstractStarts.forEach((abstractStart, paper) => {
    const document = task.codes.subarray(task.starts[paper], task.starts[paper + 1]);
    tallyDocument(document, abstractStart, {tally, task, tree});
    starts[paper + 1] = tally.termIds.length;
  });
  return {
    starts,
    termIds: shareInts(tally.termIds.view()),
    counts: shareInts(tally.counts.view()),
    titleCounts: shareInts(tally.titleCounts.view()),
    weights: shareInts(tally.weights.view()),
    documentFrequency: tally.documentFrequency
  };
}

/** Which terms each paper holds, and how often: by paper, then by rising term. */
export interface TermTally extends Numbering {
  /** Where the terms of each paper begin, and the end of the last. */
  readonly starts: Int32Array;
  readonly termIds: Int32Array;
  readonly counts: Int32Array;
  readonly titleCounts: Int32Array;
  /** Occurrences as the fit counts them: titles double, and of the vocabulary's terms only, generic words not. */
  readonly weights: Int32Array;
  /** Papers that hold each term. */
  readonly documentFrequency: Int32Array;
}

function planTally(
  corpus: Corpus,
  vocabulary: Vocabulary,
  {numbering, parts}: {numbering: Numbering; parts: readonly CorpusPart[]}
): TallyTask[] {
  const {lexicon} = corpus;
  const known = {
    lexicon: {stems: lexicon.stems, kinds: lexicon.kinds},
    size: numbering.size,
    ofWord: shareInts(termsOfWords(lexicon, numbering.ofStem)),
    terms: shareInts(vocabulary.terms),
    branches: vocabulary.tree.branches()
  };
  return parts.map((part) => ({...known, ...part}));
}

/** Puts the counts of parts together in their order. */
function joinTallies(numbering: Numbering, parts: readonly Counted[]): TermTally {
  const joined = (field: 'termIds' | 'counts' | 'titleCounts' | 'weights') =>
    concatenated(parts.map((part) => part[field]));
  const documentFrequency = new Int32Array(numbering.size);
  for (const part of parts) {
    part.documentFrequency.forEach((papers, term) => {
      documentFrequency[term] = (documentFrequency[term] ?? 0) + papers;
    });
  }
  return {
    ...numbering,
    starts: joinStarts(parts.map(({starts}) => starts)),
    termIds: joined('termIds'),
    counts: joined('counts'),
    titleCounts: joined('titleCounts'),
    weights: joined('weights'),
    documentFrequency
  };
}

/** Counts, in one pass over the papers, every word that says something by itself and every phrase of the vocabulary. */
export function tallyTerms(corpus: Corpus, vocabulary: Vocabulary): TermTally {
  const numbering = numberTerms(corpus, vocabulary);
  const tasks = planTally(corpus, vocabulary, {numbering, parts: [corpus]});
  return joinTallies(numbering, tasks.map(tallyPart));
}

export const tallyStep: Step<TallyTask, Counted> = {
  name: 'tally',
  version: 1,
  isBrief: true,
  run: tallyPart
};

/** The same by tasks of some papers each. */
export async function tallyInParts(
  corpus: Corpus,
  vocabulary: Vocabulary,
  executor: Executor
): Promise<TermTally> {
  const numbering = numberTerms(corpus, vocabulary);
  const tasks = planTally(corpus, vocabulary, {numbering, parts: cutCorpus(corpus, TEXT_PARTS)});
  return joinTallies(numbering, await executor.map(tallyStep, tasks));
}

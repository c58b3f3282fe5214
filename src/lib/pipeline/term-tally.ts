import {BREAK, wordOf, type Corpus, type Document} from './documents.ts';
import {IntList} from './int-list.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';
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

/** What a document is read by. */
interface Reader {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly ofWord: Int32Array;
}

/** Tallies every word of weight by its stem, and every phrase of the vocabulary. */
function tallyDocument(
  document: Document,
  abstractStart: number,
  {tally, reader: {lexicon, vocabulary, ofWord}}: {tally: Tally; reader: Reader}
): void {
  for (let position = 0; position < document.length; position++) {
    const code = document[position] ?? BREAK;
    const term = code === BREAK ? -1 : (ofWord[wordOf(code)] ?? -1);
    if (term >= 0) tally.add(term, position < abstractStart);
  }
  const terms = new TermScanner(document, vocabulary, lexicon);
  while (terms.next()) {
    const inTitle = terms.start < abstractStart;
    tally.weigh(terms.term, inTitle);
    if (terms.length > 1) tally.add(terms.term, inTitle);
  }
  tally.end();
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

/** Counts, in one pass over the papers, every word that says something by itself and every phrase of the vocabulary. */
export function tallyTerms(corpus: Corpus, vocabulary: Vocabulary): TermTally {
  const {documents, abstractStarts, lexicon} = corpus;
  const numbering = numberTerms(corpus, vocabulary);
  const tally = new Tally(numbering.size);
  const starts = new Int32Array(documents.length + 1);
  const reader = {lexicon, vocabulary, ofWord: termsOfWords(lexicon, numbering.ofStem)};
  documents.forEach((document, paper) => {
    tallyDocument(document, abstractStarts[paper] ?? 0, {tally, reader});
    starts[paper + 1] = tally.termIds.length;
  });
  return {
    ...numbering,
    starts,
    termIds: tally.termIds.view().slice(),
    counts: tally.counts.view().slice(),
    titleCounts: tally.titleCounts.view().slice(),
    weights: tally.weights.view().slice(),
    documentFrequency: tally.documentFrequency
  };
}

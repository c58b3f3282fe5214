import type {Term, TermTable} from '../model.ts';
import {BREAK, wordOf, type Corpus, type Document} from './documents.ts';
import {IntList} from './int-list.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';
import {TermForms} from './surfaces.ts';
import {TermScanner, type Vocabulary} from './vocabulary.ts';
import {wordForms} from './word-forms.ts';

/** Whether a word says anything by itself: stop words and bare numbers do not. */
const hasWeight = (word: number, {kinds}: Lexicon): boolean =>
  kinds[word] === WORD_KIND.content || kinds[word] === WORD_KIND.generic;

/** The numbers of the terms: first those of the vocabulary, then the words that it left out. */
interface Numbering {
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

/** Counts the terms of one document after another without a new object for each. */
class Tally {
  readonly counts: Int32Array;
  readonly titleCounts: Int32Array;
  readonly #touched = new IntList();

  constructor(terms: number) {
    this.counts = new Int32Array(terms);
    this.titleCounts = new Int32Array(terms);
  }

  add(term: number, inTitle: boolean): void {
    if (this.counts[term] === 0) this.#touched.push(term);
    this.counts[term] = (this.counts[term] ?? 0) + 1;
    if (inTitle) this.titleCounts[term] = (this.titleCounts[term] ?? 0) + 1;
  }

  /** The terms since the last call by rising number, each as term, count, count in the title. */
  drain(visit: (term: number, count: number, titleCount: number) => void): void {
    for (const term of this.#touched.view().sort()) {
      visit(term, this.counts[term] ?? 0, this.titleCounts[term] ?? 0);
      this.counts[term] = 0;
      this.titleCounts[term] = 0;
    }
    this.#touched.length = 0;
  }
}

/** The term of each word by its stem, −1 for a word that says nothing by itself. */
const termsOfWords = (lexicon: Lexicon, ofStem: Int32Array): Int32Array =>
  lexicon.stems.map((stem, word) => (hasWeight(word, lexicon) ? (ofStem[stem] ?? -1) : -1));

/** Every word of weight by its stem, and every phrase of the vocabulary. */
function visitAll(
  document: Document,
  {lexicon, vocabulary, ofWord}: {lexicon: Lexicon; vocabulary: Vocabulary; ofWord: Int32Array},
  visit: (term: number, start: number) => void
): void {
  for (let position = 0; position < document.length; position++) {
    const code = document[position] ?? BREAK;
    const term = code === BREAK ? -1 : (ofWord[wordOf(code)] ?? -1);
    if (term >= 0) visit(term, position);
  }
  const terms = new TermScanner(document, vocabulary, lexicon);
  while (terms.next()) if (terms.length > 1) visit(terms.term, terms.start);
}

/** The stems of a node of the tree of phrases, one space between them. */
export function stemKeyOf(
  tree: Vocabulary['tree'],
  stemTexts: readonly string[],
  node: number
): string {
  const last = stemTexts[tree.lastStems[node] ?? 0] ?? '';
  const parent = tree.parents[node] ?? -1;
  return parent === -1 ? last : `${stemKeyOf(tree, stemTexts, parent)} ${last}`;
}

function describeTerms(
  corpus: Corpus,
  vocabulary: Vocabulary,
  {size, ofStem, forms}: Numbering & {readonly forms: TermForms}
): Omit<Term, 'documentFrequency'>[] {
  const {stemTexts} = corpus.lexicon;
  const {nodes, tree} = vocabulary;
  const isPhrase = (term: number) => (tree.parents[nodes[term] ?? 0] ?? -1) !== -1;
  const described = Array.from({length: size}, (_, term) => ({
    term: term < nodes.length && isPhrase(term) ? forms.text(term) : '',
    stemKey: stemKeyOf(tree, stemTexts, nodes[term] ?? 0),
    weighed: term < nodes.length
  }));
  const words = wordForms(corpus);
  ofStem.forEach((term, stem) => {
    const own = described[term];
    if (own) described[term] = {...own, term: words[stem] ?? '', stemKey: stemTexts[stem] ?? ''};
  });
  return described;
}

/**
 * Which terms each paper holds, and how often: every word that says something by itself, rare ones
 * too, and every phrase of the vocabulary. The reasons why a paper lies in its theme and what changed
 * inside a theme are read from it.
 */
export function tabulateTerms(
  corpus: Corpus,
  vocabulary: Vocabulary,
  forms = new TermForms(corpus, vocabulary)
): TermTable {
  const {documents, abstractStarts, lexicon} = corpus;
  const numbering = numberTerms(corpus, vocabulary);
  const tally = new Tally(numbering.size);
  const documentFrequency = new Int32Array(numbering.size);
  const starts = new Int32Array(documents.length + 1);
  const [termIds, counts, titleCounts] = [new IntList(), new IntList(), new IntList()];
  const ofWord = termsOfWords(lexicon, numbering.ofStem);
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    visitAll(document, {lexicon, vocabulary, ofWord}, (term, start) => {
      tally.add(term, start < abstractStart);
    });
    tally.drain((term, count, titleCount) => {
      termIds.push(term);
      counts.push(count);
      titleCounts.push(titleCount);
      documentFrequency[term] = (documentFrequency[term] ?? 0) + 1;
    });
    starts[paper + 1] = termIds.length;
  });
  return {
    terms: describeTerms(corpus, vocabulary, {...numbering, forms}).map((term, id) => ({
      ...term,
      documentFrequency: documentFrequency[id] ?? 0
    })),
    starts,
    termIds: termIds.view().slice(),
    counts: counts.view().slice(),
    titleCounts: titleCounts.view().slice()
  };
}

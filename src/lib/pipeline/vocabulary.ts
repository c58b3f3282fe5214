import {wordOf, type Corpus, type Document} from './documents.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';
import {StretchScanner, type PhraseTree, type Tree} from './phrase-tree.ts';
import {association, findPhrases, findPhrasesApart} from './phrases.ts';
import type {Executor} from './step.ts';

/** Which terms are worth keeping. */
export interface TermLimits {
  /** Words in a phrase, at most. */
  readonly longest: number;
  /** Papers that must hold a word or a phrase: fewer and there is nothing to compare. */
  readonly minimumWord: number;
  readonly minimumPhrase: number;
  /** Share of the papers above which a term tells nothing apart. */
  readonly maximumShare: number;
  /** Normalised pointwise mutual information that a phrase must reach, −1 to 1. */
  readonly association: number;
}

export const DEFAULT_LIMITS: TermLimits = {
  longest: 4,
  minimumWord: 3,
  minimumPhrase: 3,
  maximumShare: 0.4,
  association: 0.3
};

/** The terms of a corpus: single words, by stem, and phrases. */
export interface Vocabulary {
  readonly tree: PhraseTree;
  /** Node of the tree for each term. */
  readonly nodes: readonly number[];
  /** Papers that hold each term. */
  readonly documentFrequency: readonly number[];
  /** Term at each node, −1 where the node is none. */
  readonly terms: Int32Array;
}

/** Walks over every occurrence of a term in a document: after `next`, the fields tell of it. */
export class TermScanner {
  readonly #terms: Int32Array;
  readonly #kinds: Uint8Array;
  readonly #document: Document;
  readonly #stretches: StretchScanner;
  term = -1;
  start = 0;
  length = 0;

  constructor(
    document: Document,
    {tree, terms}: Pick<Vocabulary, 'terms'> & {readonly tree: Tree},
    {stems, kinds}: Pick<Lexicon, 'stems' | 'kinds'>
  ) {
    this.#document = document;
    this.#terms = terms;
    this.#kinds = kinds;
    this.#stretches = new StretchScanner(tree, stems, document);
  }

  /** Moves to the next occurrence; false when there is none. */
  next(): boolean {
    const stretches = this.#stretches;
    while (stretches.next()) {
      const term = this.#terms[stretches.node] ?? -1;
      if (term < 0 || !this.#isTerm(stretches.start, stretches.length)) continue;
      this.term = term;
      this.start = stretches.start;
      this.length = stretches.length;
      return true;
    }
    return false;
  }

  /** A stretch is a term when its last word has weight and, if it stands alone, it is no generic. */
  #isTerm(start: number, length: number): boolean {
    const last = this.#kinds[wordOf(this.#document[start + length - 1] ?? 0)];
    if (length === 1) return last === WORD_KIND.content;
    return last !== WORD_KIND.linking && last !== WORD_KIND.stop;
  }
}

/** Which terms are worth keeping: not too rare to compare, not too common to tell apart. */
function keepTerms(corpus: Corpus, tree: PhraseTree, limits: TermLimits): Vocabulary {
  const papers = corpus.documents.length;
  const words = corpus.codes.length;
  const terms = new Int32Array(tree.size).fill(-1);
  const nodes: number[] = [];
  for (let node = 0; node < tree.size; node++) {
    const frequency = tree.documentFrequency[node] ?? 0;
    const single = tree.parents[node] === -1;
    const minimum = single ? limits.minimumWord : limits.minimumPhrase;
    if (!tree.isTerm[node] || frequency < minimum || frequency > limits.maximumShare * papers)
      continue;
    if (!single && association(tree, node, words) < limits.association) continue;
    terms[node] = nodes.length;
    nodes.push(node);
  }
  const documentFrequency = nodes.map((node) => tree.documentFrequency[node] ?? 0);
  return {tree, nodes, documentFrequency, terms};
}

/** The terms of a corpus that are worth keeping. */
export function buildVocabulary(corpus: Corpus, limits: TermLimits = DEFAULT_LIMITS): Vocabulary {
  const {longest, minimumPhrase: minimum} = limits;
  return keepTerms(corpus, findPhrases(corpus, {longest, minimum}), limits);
}

/** The same by tasks, for many papers. */
export async function collectVocabulary(
  corpus: Corpus,
  executor: Executor,
  limits: TermLimits = DEFAULT_LIMITS
): Promise<Vocabulary> {
  const {longest, minimumPhrase: minimum} = limits;
  return keepTerms(corpus, await findPhrasesApart(corpus, {longest, minimum}, executor), limits);
}

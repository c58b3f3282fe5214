import {wordOf, type Corpus, type Document} from './documents.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';
import {association, findPhrases, type PhraseTree} from './phrases.ts';

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

/** A stretch is a term when its last word has weight and, if it stands alone, it is no generic. */
function isTermStretch(
  document: Document,
  stretch: readonly [number, number],
  {kinds}: Lexicon
): boolean {
  const [start, length] = stretch;
  const first = kinds[wordOf(document[start] ?? 0)];
  if (length === 1) return first === WORD_KIND.content;
  const last = kinds[wordOf(document[start + length - 1] ?? 0)];
  return last !== WORD_KIND.linking && last !== WORD_KIND.stop;
}

/** Visits every occurrence of a term in a document. */
export function visitTerms(
  document: Document,
  {tree, terms}: Pick<Vocabulary, 'tree' | 'terms'>,
  {lexicon, visit}: {lexicon: Lexicon; visit: (term: number, start: number, length: number) => void}
): void {
  tree.visit(document, lexicon, (node, start, length) => {
    const term = terms[node] ?? -1;
    if (term >= 0 && isTermStretch(document, [start, length], lexicon)) visit(term, start, length);
  });
}

/** Which terms are worth keeping: not too rare to compare, not too common to tell apart. */
export function buildVocabulary(corpus: Corpus, limits: TermLimits = DEFAULT_LIMITS): Vocabulary {
  const papers = corpus.documents.length;
  const words = corpus.documents.reduce((sum, document) => sum + document.length, 0);
  const tree = findPhrases(corpus, {longest: limits.longest, minimum: limits.minimumPhrase});
  const usable = usableNodes(tree, corpus);
  const terms = new Int32Array(tree.size).fill(-1);
  const nodes: number[] = [];
  for (let node = 0; node < tree.size; node++) {
    const frequency = tree.documentFrequency[node] ?? 0;
    const single = tree.parents[node] === -1;
    const minimum = single ? limits.minimumWord : limits.minimumPhrase;
    if (!usable[node] || frequency < minimum || frequency > limits.maximumShare * papers) continue;
    if (!single && association(tree, node, words) < limits.association) continue;
    terms[node] = nodes.length;
    nodes.push(node);
  }
  const documentFrequency = nodes.map((node) => tree.documentFrequency[node] ?? 0);
  return {tree, nodes, documentFrequency, terms};
}

/** Marks the nodes that some stretch of the corpus reaches as a term. */
function usableNodes(tree: PhraseTree, {documents, lexicon}: Corpus): Uint8Array {
  const usable = new Uint8Array(tree.size);
  for (const document of documents) {
    tree.visit(document, lexicon, (node, start, length) => {
      if (usable[node] === 0 && isTermStretch(document, [start, length], lexicon)) usable[node] = 1;
    });
  }
  return usable;
}

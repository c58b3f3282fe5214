import {BREAK, wordOf, type Corpus, type Document} from './documents.ts';
import {WORD_KIND, type Lexicon} from './lexicon.ts';

/** Called with a node of the tree and the stretch of the document that led to it. */
export type Visit = (node: number, start: number, length: number) => void;

/**
 * The phrases of a corpus as a tree: a node is a run of stems, its child that run and one stem
 * more. Nodes 0 to `stems − 1` are the single stems.
 */
export class PhraseTree {
  readonly #children = new Map<number, number>();
  readonly #stems: number;
  /** Papers that hold each node. */
  readonly documentFrequency: number[];
  /** Times that each node occurs. */
  readonly occurrences: number[];
  /** Node that each node extends, −1 for single stems. */
  readonly parents: number[];
  /** Last stem of each node. */
  readonly lastStems: number[];

  constructor(stems: number) {
    this.#stems = stems;
    this.documentFrequency = new Array<number>(stems).fill(0);
    this.occurrences = new Array<number>(stems).fill(0);
    this.parents = new Array<number>(stems).fill(-1);
    this.lastStems = Array.from({length: stems}, (_, stem) => stem);
  }

  get size(): number {
    return this.parents.length;
  }

  /** The child of a node by one more stem, as a number that needs no node to exist. */
  key(node: number, stem: number): number {
    return node * this.#stems + stem;
  }

  child(node: number, stem: number): number | undefined {
    return this.#children.get(this.key(node, stem));
  }

  add(key: number, {papers, occurrences}: Count): void {
    this.#children.set(key, this.size);
    this.parents.push(Math.floor(key / this.#stems));
    this.lastStems.push(key % this.#stems);
    this.documentFrequency.push(papers);
    this.occurrences.push(occurrences);
  }

  /** Words in the run of a node. */
  depth(node: number): number {
    const parent = this.parents[node] ?? -1;
    return parent === -1 ? 1 : 1 + this.depth(parent);
  }

  /** Visits every stretch of a document that is a node, runs from each start growing by a word. */
  visit(document: Document, {stems}: Pick<Lexicon, 'stems'>, visit: Visit): void {
    for (let start = 0; start < document.length; start++) {
      let node = stemAt(document, start, stems);
      for (let length = 1; node !== undefined; length++) {
        visit(node, start, length);
        const stem = stemAt(document, start + length, stems);
        node = stem === undefined ? undefined : this.child(node, stem);
      }
    }
  }
}

/** The stem at a position, undefined at a break and beyond the end. */
function stemAt(
  document: Document,
  position: number,
  stems: readonly number[]
): number | undefined {
  const code = document[position];
  return code === undefined || code === BREAK ? undefined : stems[wordOf(code)];
}

/** How often something occurs, and in how many papers. */
interface Count {
  papers: number;
  occurrences: number;
  lastPaper: number;
}

class Counts extends Map<number, Count> {
  count(key: number, paper: number): void {
    const count = this.get(key) ?? {papers: 0, occurrences: 0, lastPaper: -1};
    count.occurrences++;
    if (count.lastPaper !== paper) count.papers++;
    count.lastPaper = paper;
    this.set(key, count);
  }
}

function singleStems({documents, lexicon}: Corpus): PhraseTree {
  const counts = new Counts();
  documents.forEach((document, paper) => {
    for (const code of document) {
      if (code !== BREAK) counts.count(lexicon.stems[wordOf(code)] ?? 0, paper);
    }
  });
  const tree = new PhraseTree(lexicon.stemCount);
  for (const [stem, {papers, occurrences}] of counts) {
    tree.documentFrequency[stem] = papers;
    tree.occurrences[stem] = occurrences;
  }
  return tree;
}

/** Whether a run of words may go on: it begins with a word of weight and holds no stop word. */
function mayGrow(document: Document, start: number, {kinds}: Pick<Lexicon, 'kinds'>): boolean {
  const kind = kinds[wordOf(document[start] ?? 0)];
  return kind === WORD_KIND.content || kind === WORD_KIND.generic;
}

/** One level more of the tree: the runs of `length` words that enough papers hold. */
function growTree(
  tree: PhraseTree,
  corpus: Corpus,
  level: {length: number; minimum: number}
): void {
  const {documents, lexicon} = corpus;
  const counts = new Counts();
  documents.forEach((document, paper) =>
    tree.visit(document, lexicon, (node, start, length) => {
      const next = document[start + length];
      if (length !== level.length - 1 || next === undefined || next === BREAK) return;
      if (lexicon.kinds[wordOf(next)] === WORD_KIND.stop || !mayGrow(document, start, lexicon))
        return;
      counts.count(tree.key(node, lexicon.stems[wordOf(next)] ?? 0), paper);
    })
  );
  for (const [key, count] of counts) if (count.papers >= level.minimum) tree.add(key, count);
}

/**
 * Finds the runs of up to `longest` words that at least `minimum` papers hold, level by level: a
 * long run is rare when its beginning is (Agrawal and Srikant 1994), so few are ever counted.
 */
export function findPhrases(
  corpus: Corpus,
  {longest, minimum}: {longest: number; minimum: number}
): PhraseTree {
  const tree = singleStems(corpus);
  for (let length = 2; length <= longest; length++) growTree(tree, corpus, {length, minimum});
  return tree;
}

/**
 * How much more often a run of words comes together than chance would have it: normalised pointwise
 * mutual information of its last word with those before, −1 to 1 (Bouma 2009). `words` is the length
 * of the corpus.
 */
export function association(tree: PhraseTree, node: number, words: number): number {
  const probability = (index: number) => (tree.occurrences[index] ?? 0) / words;
  const together = probability(node);
  const apart = probability(tree.parents[node] ?? 0) * probability(tree.lastStems[node] ?? 0);
  return together < 1 ? Math.log(together / apart) / -Math.log(together) : 1;
}

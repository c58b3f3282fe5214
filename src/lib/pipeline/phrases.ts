import {BREAK, wordOf, type Corpus, type Document} from './documents.ts';
import {grown} from './int-list.ts';
import {WORD_KIND} from './lexicon.ts';
import {PairTable} from './pair-table.ts';
import {PhraseTree} from './phrase-tree.ts';

/** Counts runs by their beginning, a node of the tree, and the stem behind it. */
class RunCounts {
  readonly #runs = new PairTable();
  #papers = new Int32Array(1024);
  #occurrences = new Int32Array(1024);
  /** The last paper that held each run, counted from 1. */
  #lastPapers = new Int32Array(1024);
  /** Times that each run ended with a word of weight. */
  #weighty = new Int32Array(1024);

  count(node: number, stem: number, {paper, isTerm}: {paper: number; isTerm: boolean}): void {
    const run = this.#runs.add(node, stem);
    if (run === this.#papers.length) this.#grow();
    this.#occurrences[run] = (this.#occurrences[run] ?? 0) + 1;
    if (isTerm) this.#weighty[run] = 1;
    if (this.#lastPapers[run] === paper + 1) return;
    this.#lastPapers[run] = paper + 1;
    this.#papers[run] = (this.#papers[run] ?? 0) + 1;
  }

  #grow(): void {
    const length = 2 * this.#papers.length;
    this.#papers = grown(this.#papers, length);
    this.#occurrences = grown(this.#occurrences, length);
    this.#lastPapers = grown(this.#lastPapers, length);
    this.#weighty = grown(this.#weighty, length);
  }

  /** Adds the runs that enough papers hold to the tree, in the order of their coming. */
  addTo(tree: PhraseTree, minimum: number): void {
    for (let run = 0; run < this.#runs.size; run++) {
      const papers = this.#papers[run] ?? 0;
      if (papers < minimum) continue;
      const occurrences = this.#occurrences[run] ?? 0;
      const isTerm = this.#weighty[run] === 1;
      tree.add(this.#runs.left(run), this.#runs.right(run), {papers, occurrences, isTerm});
    }
  }
}

function singleStems({documents, lexicon}: Corpus): PhraseTree {
  const {stems, kinds, stemCount} = lexicon;
  const papers = new Int32Array(stemCount);
  const occurrences = new Int32Array(stemCount);
  const lastPapers = new Int32Array(stemCount);
  documents.forEach((document, paper) => {
    for (const code of document) {
      if (code === BREAK) continue;
      const stem = stems[wordOf(code)] ?? 0;
      occurrences[stem] = (occurrences[stem] ?? 0) + 1;
      if (lastPapers[stem] === paper + 1) continue;
      lastPapers[stem] = paper + 1;
      papers[stem] = (papers[stem] ?? 0) + 1;
    }
  });
  const isTerm = new Array<boolean>(stemCount).fill(false);
  stems.forEach((stem, word) => {
    if (kinds[word] === WORD_KIND.content) isTerm[stem] = true;
  });
  return new PhraseTree(
    isTerm.map((is, stem) => ({
      papers: papers[stem] ?? 0,
      occurrences: occurrences[stem] ?? 0,
      isTerm: is
    }))
  );
}

/** Whether a run of words may begin with a word: it is one of weight. */
const mayBegin = (code: number, kinds: Uint8Array): boolean => {
  const kind = kinds[wordOf(code)];
  return code !== BREAK && (kind === WORD_KIND.content || kind === WORD_KIND.generic);
};

/** The node of a run of words; −1 where the tree holds none. */
function nodeAt(
  tree: PhraseTree,
  stems: Int32Array,
  {document, start, length}: {document: Document; start: number; length: number}
): number {
  let node = stems[wordOf(document[start] ?? 0)] ?? -1;
  for (let position = start + 1; position < start + length && node >= 0; position++) {
    const code = document[position] ?? BREAK;
    node = code === BREAK ? -1 : tree.child(node, stems[wordOf(code)] ?? 0);
  }
  return node;
}

/** One level more of the tree: the runs of `length` words that enough papers hold. */
function growTree(
  tree: PhraseTree,
  {documents, lexicon: {stems, kinds}}: Corpus,
  {length, minimum}: {length: number; minimum: number}
): void {
  const counts = new RunCounts();
  // A run is rare when one of its words is.
  const isRare = tree.lastStems.map((_, node) => (tree.documentFrequency[node] ?? 0) < minimum);
  documents.forEach((document, paper) => {
    for (let start = 0; start + length <= document.length; start++) {
      const last = document[start + length - 1] ?? BREAK;
      if (last === BREAK || !mayBegin(document[start] ?? BREAK, kinds)) continue;
      const kind = kinds[wordOf(last)];
      const stem = stems[wordOf(last)] ?? 0;
      if (kind === WORD_KIND.stop || isRare[stem]) continue;
      const node = nodeAt(tree, stems, {document, start, length: length - 1});
      if (node < 0 || isRare[node]) continue;
      counts.count(node, stem, {paper, isTerm: kind !== WORD_KIND.linking});
    }
  });
  counts.addTo(tree, minimum);
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

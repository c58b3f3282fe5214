import {BREAK, wordOf, type Corpus} from './documents.ts';
import {GrowingRuns} from './growing-runs.ts';
import {grown} from './int-list.ts';
import {WORD_KIND} from './lexicon.ts';
import {PairTable} from './pair-table.ts';
import {PhraseTree} from './phrase-tree.ts';

/** Numbers that are kept of a run, side by side, as memory is fetched in lines. */
const RUN = {papers: 0, occurrences: 1, lastPaper: 2, isTerm: 3, width: 4} as const;

/** Counts runs by their beginning, a node of the tree, and the stem behind it. */
class RunCounts {
  readonly #runs = new PairTable();
  #counts = new Int32Array(1024 * RUN.width);

  /** Counts an occurrence, and gives the number of its run. */
  count(node: number, stem: number, {paper, isTerm}: {paper: number; isTerm: boolean}): number {
    const run = this.#runs.add(node, stem);
    const at = run * RUN.width;
    if (at === this.#counts.length) this.#counts = grown(this.#counts, 2 * at);
    const counts = this.#counts;
    counts[at + RUN.occurrences] = (counts[at + RUN.occurrences] ?? 0) + 1;
    if (isTerm) counts[at + RUN.isTerm] = 1;
    // Papers are counted from 1 here, as 0 stands for none.
    if (counts[at + RUN.lastPaper] === paper + 1) return run;
    counts[at + RUN.lastPaper] = paper + 1;
    counts[at + RUN.papers] = (counts[at + RUN.papers] ?? 0) + 1;
    return run;
  }

  /** Adds the runs that enough papers hold to the tree, and gives the node of each run, −1 for the others. */
  addTo(tree: PhraseTree, minimum: number): Int32Array {
    const nodes = new Int32Array(this.#runs.size).fill(-1);
    for (let run = 0; run < this.#runs.size; run++) {
      const at = run * RUN.width;
      const papers = this.#counts[at + RUN.papers] ?? 0;
      if (papers < minimum) continue;
      const occurrences = this.#counts[at + RUN.occurrences] ?? 0;
      const isTerm = this.#counts[at + RUN.isTerm] === 1;
      nodes[run] = tree.size;
      tree.add(this.#runs.left(run), this.#runs.right(run), {papers, occurrences, isTerm});
    }
    return nodes;
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

/** Stems that may go on a run: some word of theirs is no stop word, and enough papers hold them. */
function usableStems({lexicon}: Corpus, tree: PhraseTree, minimum: number): Uint8Array {
  const usable = new Uint8Array(lexicon.stemCount);
  lexicon.stems.forEach((stem, word) => {
    const isCommon = (tree.documentFrequency[stem] ?? 0) >= minimum;
    if (isCommon && lexicon.kinds[word] !== WORD_KIND.stop) usable[stem] = 1;
  });
  return usable;
}

const ENDED = -1;
const NOT_COUNTED = -2;

/**
 * One level more of the tree: of the runs that go on by a word, those that enough papers hold. The
 * others grow no more.
 */
function growTree(
  tree: PhraseTree,
  {corpus, runs}: {corpus: Corpus; runs: GrowingRuns},
  minimum: number
): void {
  const {stems, kinds} = corpus.lexicon;
  const usable = usableStems(corpus, tree, minimum);
  const counts = new RunCounts();
  const counted = new Int32Array(runs.size).fill(ENDED);
  runs.visit((run, node, next, paper) => {
    const stem = stems[wordOf(next)] ?? 0;
    if (usable[stem] !== 1) return;
    const kind = kinds[wordOf(next)];
    // By its stems a run with a stop word may be one that other words make, and go on as that.
    if (kind === WORD_KIND.stop) counted[run] = NOT_COUNTED;
    else counted[run] = counts.count(node, stem, {paper, isTerm: kind !== WORD_KIND.linking});
  });
  const added = counts.addTo(tree, minimum);
  const nodes = new Int32Array(runs.size).fill(-1);
  runs.visit((run, node, next) => {
    const count = counted[run] ?? ENDED;
    if (count >= 0) nodes[run] = added[count] ?? -1;
    else if (count === NOT_COUNTED) nodes[run] = tree.child(node, stems[wordOf(next)] ?? 0);
  });
  runs.grow(nodes);
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
  const runs = new GrowingRuns(corpus);
  for (let length = 2; length <= longest; length++) growTree(tree, {corpus, runs}, minimum);
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

import {cutCorpus, type CorpusPart} from './corpus-part.ts';
import {BREAK, wordOf, type Corpus} from './documents.ts';
import {WORD_KIND} from './lexicon.ts';
import {PhraseTree} from './phrase-tree.ts';
import {countRuns, mergeStep, RUN, runsStep, type RunTask} from './run-counts.ts';
import type {Executor} from './step.ts';

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
  const usable = new Uint8Array(new SharedArrayBuffer(lexicon.stemCount));
  lexicon.stems.forEach((stem, word) => {
    const isCommon = (tree.documentFrequency[stem] ?? 0) >= minimum;
    if (isCommon && lexicon.kinds[word] !== WORD_KIND.stop) usable[stem] = 1;
  });
  return usable;
}

/** Papers whose runs are counted in one task, at most. */
const MOST_PAPERS = 65_536;
/** Tasks that count the runs of the same papers, each those that begin with its own stems: their tables fit a cache. */
const SHARES = 4;

/** How phrases are found. */
export interface PhraseLimits {
  /** Words in a phrase, at most. */
  readonly longest: number;
  /** Papers that must hold a phrase. */
  readonly minimum: number;
}

/** The tasks that count the runs of so many words: a list for each share. */
function planRuns(
  corpus: Corpus,
  tree: PhraseTree,
  {words, minimum, chunks}: {words: number; minimum: number; chunks: readonly CorpusPart[]}
): RunTask[][] {
  const {stems, kinds} = corpus.lexicon;
  const known = {
    ...{stems, kinds, words, shares: SHARES},
    usable: usableStems(corpus, tree, minimum),
    branches: tree.branches(),
    // What few of some papers hold, many of all may.
    minimum: chunks.length > 1 ? 1 : minimum
  };
  return Array.from({length: SHARES}, (_, share) =>
    chunks.map(({codes, starts}) => ({...known, codes, starts, share}))
  );
}

/** Rises with the place where a run comes first. */
const placeOf = (list: Int32Array, at: number): number =>
  (list[at + RUN.list] ?? 0) * 2 ** 31 + (list[at + RUN.place] ?? 0);

/** The list of which the next run comes first of all, −1 where none has any left. */
function earliest(lists: readonly Int32Array[], next: readonly number[]): number {
  let [first, least] = [-1, Infinity];
  lists.forEach((list, number) => {
    const at = next[number] ?? 0;
    const place = at < list.length ? placeOf(list, at) : Infinity;
    if (place < least) [first, least] = [number, place];
  });
  return first;
}

/** Adds runs to the tree in the order of their coming, as each list has them already. */
function addRuns(tree: PhraseTree, lists: readonly Int32Array[]): void {
  const next = lists.map(() => 0);
  for (let number = earliest(lists, next); number >= 0; number = earliest(lists, next)) {
    const at = next[number] ?? 0;
    const [node = 0, stem = 0, papers = 0, occurrences = 0, isTerm] =
      lists[number]?.subarray(at, at + RUN.width) ?? [];
    tree.add(node, stem, {papers, occurrences, isTerm: isTerm === 1});
    next[number] = at + RUN.width;
  }
}

/**
 * Finds the runs of up to `longest` words that at least `minimum` papers hold, level by level: a
 * long run is rare when its beginning is (Agrawal and Srikant 1994), so few are ever counted.
 */
export function findPhrases(corpus: Corpus, {longest, minimum}: PhraseLimits): PhraseTree {
  const tree = singleStems(corpus);
  const chunks = [corpus];
  for (let words = 2; words <= longest; words++) {
    const plan = planRuns(corpus, tree, {words, minimum, chunks});
    addRuns(
      tree,
      plan.flatMap((tasks) => tasks.map(countRuns))
    );
  }
  return tree;
}

/** Puts the counts of several lots of papers together. */
function mergeShares(
  shares: readonly (readonly Int32Array[])[],
  {minimum, executor}: {minimum: number; executor: Executor}
): Promise<Int32Array[]> {
  return executor.map(
    mergeStep,
    shares.map((lists) => ({lists, minimum}))
  );
}

/** Finds the same phrases by tasks, each of a share of the runs and some of the papers. */
export async function findPhrasesApart(
  corpus: Corpus,
  {longest, minimum, mostPapers = MOST_PAPERS}: PhraseLimits & {readonly mostPapers?: number},
  executor: Executor
): Promise<PhraseTree> {
  const tree = singleStems(corpus);
  const chunks = cutCorpus(corpus, {most: mostPapers, parts: 1});
  for (let words = 2; words <= longest; words++) {
    const plan = planRuns(corpus, tree, {words, minimum, chunks});
    const counted = await executor.map(runsStep, plan.flat());
    const shares = plan.map((tasks, share) =>
      counted.slice(share * tasks.length, (share + 1) * tasks.length)
    );
    addRuns(tree, chunks.length > 1 ? await mergeShares(shares, {minimum, executor}) : counted);
  }
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

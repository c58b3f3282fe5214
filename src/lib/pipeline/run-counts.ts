import {BREAK, wordOf} from './documents.ts';
import {grown, IntList} from './int-list.ts';
import {WORD_KIND} from './lexicon.ts';
import {PairTable} from './pair-table.ts';
import {SharedTree, type Branches, type Tree} from './phrase-tree.ts';
import {shareInts} from './shared-memory.ts';
import type {Step} from './step.ts';

/**
 * Numbers that tell of a run of words, side by side as memory is fetched in lines: the node that it begins with, the stem
 * behind it, papers and times, whether it ends with a word of weight anywhere, and where it comes first.
 */
export const RUN = {
  node: 0,
  stem: 1,
  papers: 2,
  occurrences: 3,
  isTerm: 4,
  /** Which of the lists that were put together has it first, and the place of its first word there. */
  list: 5,
  place: 6,
  width: 8
} as const;
/** While runs are counted, the last paper that holds one, from 1 as 0 stands for none. */
const LAST_PAPER = 7;

/** Some of the runs of some papers. */
export interface RunTask {
  /** Documents, one after the other, and where each begins. */
  readonly codes: Int32Array;
  readonly starts: Int32Array;
  /** Stem and kind of each word. */
  readonly stems: Int32Array;
  readonly kinds: Uint8Array;
  /** 1 for each stem that may go on a run. */
  readonly usable: Uint8Array;
  /** The runs of fewer words. */
  readonly branches: Branches;
  /** Words in a run. */
  readonly words: number;
  /** Of so many shares the one that is counted: runs go by their first stem. */
  readonly share: number;
  readonly shares: number;
  /** Papers that must hold a run. */
  readonly minimum: number;
}

/** Counts runs, in the order of their coming. */
class RunTable {
  readonly #runs = new PairTable();
  #counts = new Int32Array(1024 * RUN.width);

  /** The counts of all runs. */
  get counts(): Int32Array {
    return this.#counts;
  }

  /** Where the counts of a run begin. */
  at(node: number, stem: number): number {
    const at = this.#runs.add(node, stem) * RUN.width;
    if (at >= this.#counts.length) this.#counts = grown(this.#counts, 2 * at);
    return at;
  }

  /** The runs that enough papers hold. */
  frequent(minimum: number): Int32Array {
    const kept = new IntList();
    for (let run = 0; run < this.#runs.size; run++) {
      const at = run * RUN.width;
      if ((this.#counts[at + RUN.papers] ?? 0) < minimum) continue;
      this.#counts[at + RUN.node] = this.#runs.left(run);
      this.#counts[at + RUN.stem] = this.#runs.right(run);
      this.#counts[at + LAST_PAPER] = 0;
      kept.append(this.#counts, at, at + RUN.width);
    }
    return shareInts(kept.view());
  }
}

/** The node of the so many words from a place on, −1 where there is none. */
function nodeOf(
  place: number,
  words: number,
  {codes, stems, tree}: Pick<RunTask, 'codes' | 'stems'> & {readonly tree: Tree}
): number {
  let node = stems[wordOf(codes[place] ?? 0)] ?? 0;
  for (let at = place + 1; at < place + words && node >= 0; at++) {
    const code = codes[at] ?? BREAK;
    node = code === BREAK ? -1 : tree.child(node, stems[wordOf(code)] ?? 0);
  }
  return node;
}

/** 1 for each word that a run of the share may begin with: one of weight. */
function beginnings({stems, kinds, share, shares}: RunTask): Uint8Array {
  return kinds.map((kind, word) => {
    const hasWeight = kind === WORD_KIND.content || kind === WORD_KIND.generic;
    return Number(hasWeight && (stems[word] ?? 0) % shares === share);
  });
}

/** For each word that may end a run twice its stem, plus one when it is a word of weight; −1 for the others. */
const endings = ({stems, kinds, usable}: RunTask): Int32Array =>
  stems.map((stem, word) => {
    const kind = kinds[word];
    // By its stems a run with a stop word may be one that other words make, and go on as that.
    if (usable[stem] !== 1 || kind === WORD_KIND.stop) return -1;
    return 2 * stem + Number(kind !== WORD_KIND.linking);
  });

/** Counts the runs of a share that enough of some papers hold: eight numbers for each, in the order of their coming. */
export function countRuns(task: RunTask): Int32Array {
  const {codes, starts, stems, words} = task;
  const [begins, ends] = [beginnings(task), endings(task)];
  const tree = new SharedTree(task.branches);
  const table = new RunTable();
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    const end = starts[paper + 1] ?? 0;
    for (let place = starts[paper] ?? 0; place + words <= end; place++) {
      const first = codes[place] ?? BREAK;
      if (first === BREAK || begins[wordOf(first)] !== 1) continue;
      const last = codes[place + words - 1] ?? BREAK;
      const ending = last === BREAK ? -1 : (ends[wordOf(last)] ?? -1);
      if (ending < 0) continue;
      const node = nodeOf(place, words - 1, {codes, stems, tree});
      if (node < 0) continue;
      const at = table.at(node, ending >> 1);
      const {counts} = table;
      if (counts[at + RUN.occurrences] === 0) counts[at + RUN.place] = place;
      counts[at + RUN.occurrences] = (counts[at + RUN.occurrences] ?? 0) + 1;
      if ((ending & 1) === 1) counts[at + RUN.isTerm] = 1;
      if (counts[at + LAST_PAPER] === paper + 1) continue;
      counts[at + LAST_PAPER] = paper + 1;
      counts[at + RUN.papers] = (counts[at + RUN.papers] ?? 0) + 1;
    }
  }
  return table.frequent(task.minimum);
}

/** Counts of the same share of runs in several lots of papers. */
export interface RunLists {
  readonly lists: readonly Int32Array[];
  readonly minimum: number;
}

/** Adds up what was counted of different papers, and keeps the runs that enough of all of them hold. */
export function mergeRuns({lists, minimum}: RunLists): Int32Array {
  const table = new RunTable();
  lists.forEach((list, number) => {
    for (let from = 0; from < list.length; from += RUN.width) {
      const at = table.at(list[from + RUN.node] ?? 0, list[from + RUN.stem] ?? 0);
      const {counts} = table;
      if (counts[at + RUN.occurrences] === 0) {
        counts[at + RUN.list] = number;
        counts[at + RUN.place] = list[from + RUN.place] ?? 0;
      }
      for (const field of [RUN.papers, RUN.occurrences]) {
        counts[at + field] = (counts[at + field] ?? 0) + (list[from + field] ?? 0);
      }
      if (list[from + RUN.isTerm] === 1) counts[at + RUN.isTerm] = 1;
    }
  });
  return table.frequent(minimum);
}

export const runsStep: Step<RunTask, Int32Array> = {
  name: 'runs',
  version: 1,
  isBrief: true,
  run: countRuns
};
export const mergeStep: Step<RunLists, Int32Array> = {
  name: 'merge-runs',
  version: 1,
  isBrief: true,
  run: mergeRuns
};

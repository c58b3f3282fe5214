import {BREAK, wordOf, type Document} from './documents.ts';
import {findPair, PairTable} from './pair-table.ts';
import {shareBytes, shareInts} from './shared-memory.ts';

/** How often a run of words occurs. */
export interface RunCount {
  readonly papers: number;
  readonly occurrences: number;
  /** Whether it ever ends with a word of weight: else it is no term. */
  readonly isTerm: boolean;
}

/** Where the children of nodes are found. */
export interface Tree {
  /** The child of a node by one more stem, −1 where there is none. */
  child(node: number, stem: number): number;
}

/** Where the children of the nodes of a tree are found. */
export interface Branches {
  readonly stems: number;
  /** 1 for each node that has children: most have none, and need no look into the table. */
  readonly branching: Uint8Array;
  /** As in `PairTable`, of nodes and stems. */
  readonly places: Int32Array;
}

function childOf(node: number, stem: number, {stems, branching, places}: Branches): number {
  if (branching[node] !== 1) return -1;
  const pair = findPair(places, node, stem);
  return pair < 0 ? -1 : stems + pair;
}

/** A tree in shared memory, which grows no more. */
export class SharedTree implements Tree {
  readonly #branches: Branches;

  constructor(branches: Branches) {
    this.#branches = branches;
  }

  child(node: number, stem: number): number {
    return childOf(node, stem, this.#branches);
  }
}

/**
 * The phrases of a corpus as a tree: a node is a run of stems, its child that run and one stem
 * more. Nodes 0 to `stems − 1` are the single stems.
 */
export class PhraseTree implements Tree {
  /** Parent and last stem of each node behind the single stems. */
  readonly #children = new PairTable();
  #branches: Branches;
  /** Papers that hold each node. */
  readonly documentFrequency: number[] = [];
  /** Times that each node occurs. */
  readonly occurrences: number[] = [];
  /** Whether each node can be a term. */
  readonly isTerm: boolean[] = [];
  /** Node that each node extends, −1 for single stems. */
  readonly parents: number[] = [];
  /** Last stem of each node. */
  readonly lastStems: number[] = [];

  constructor(singles: readonly RunCount[]) {
    this.#branches = {
      stems: singles.length,
      branching: new Uint8Array(singles.length),
      places: this.#children.places
    };
    singles.forEach((count, stem) => {
      this.#push(-1, stem, count);
    });
  }

  get size(): number {
    return this.parents.length;
  }

  child(node: number, stem: number): number {
    return childOf(node, stem, this.#branches);
  }

  /** Copies where the children are found, into memory that threads share. */
  branches(): Branches {
    const {stems, branching, places} = this.#branches;
    return {stems, branching: shareBytes(branching), places: shareInts(places)};
  }

  /** Adds a child that is not there yet. */
  add(node: number, stem: number, count: RunCount): void {
    this.#children.add(node, stem);
    this.#branches = this.#grown(node);
    this.#branches.branching[node] = 1;
    this.#push(node, stem, count);
  }

  /** Where the children are found after one more of a node came. */
  #grown(node: number): Branches {
    const {stems, branching} = this.#branches;
    const {places} = this.#children;
    if (node < branching.length) return {stems, branching, places};
    return {stems, branching: widened(branching, 2 * this.size), places};
  }

  #push(parent: number, stem: number, {papers, occurrences, isTerm}: RunCount): void {
    this.parents.push(parent);
    this.lastStems.push(stem);
    this.documentFrequency.push(papers);
    this.occurrences.push(occurrences);
    this.isTerm.push(isTerm);
  }

  /** Words in the run of a node. */
  depth(node: number): number {
    const parent = this.parents[node] ?? -1;
    return parent === -1 ? 1 : 1 + this.depth(parent);
  }
}

function widened(flags: Uint8Array, length: number): Uint8Array {
  const longer = new Uint8Array(length);
  longer.set(flags);
  return longer;
}

/**
 * Walks over every stretch of a document that is a node, runs from each start growing by a word:
 * after `next`, the fields tell of the stretch.
 */
export class StretchScanner {
  readonly #tree: Tree;
  readonly #stems: Int32Array;
  readonly #document: Document;
  node = -1;
  start = -1;
  length = 0;

  constructor(tree: Tree, stems: Int32Array, document: Document) {
    this.#tree = tree;
    this.#stems = stems;
    this.#document = document;
  }

  /** Moves to the next stretch; false when there is none. */
  next(): boolean {
    const document = this.#document;
    const following = document[this.start + this.length] ?? BREAK;
    if (this.length > 0 && following !== BREAK) {
      const child = this.#tree.child(this.node, this.#stems[wordOf(following)] ?? 0);
      if (child >= 0) {
        this.node = child;
        this.length++;
        return true;
      }
    }
    for (this.start++; this.start < document.length; this.start++) {
      const code = document[this.start] ?? BREAK;
      if (code === BREAK) continue;
      this.node = this.#stems[wordOf(code)] ?? 0;
      this.length = 1;
      return true;
    }
    return false;
  }
}

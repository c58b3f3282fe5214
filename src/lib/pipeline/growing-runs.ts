import {BREAK, wordOf, type Corpus} from './documents.ts';
import {IntList} from './int-list.ts';
import {WORD_KIND} from './lexicon.ts';

/** Visits a run: its number, its node in the tree, the code of the word behind it, and its paper. */
export type VisitRun = (run: number, node: number, next: number, paper: number) => void;

/** The runs of words that may still become longer phrases: where each stands, and its node in the tree. */
export class GrowingRuns {
  readonly #documents: Corpus['documents'];
  readonly #starts: Int32Array;
  readonly #nodes: Int32Array;
  /** Where the runs of each paper end in these arrays. */
  readonly #ends: Int32Array;
  /** Words in each run. */
  #length = 1;

  /** Begins with the words of weight: only they begin a phrase. */
  constructor({documents, lexicon: {stems, kinds}}: Corpus) {
    const [starts, nodes] = [new IntList(), new IntList()];
    this.#documents = documents;
    this.#ends = Int32Array.from(documents, (document) => {
      for (let start = 0; start < document.length; start++) {
        const code = document[start] ?? BREAK;
        const kind = code === BREAK ? WORD_KIND.stop : kinds[wordOf(code)];
        if (kind !== WORD_KIND.content && kind !== WORD_KIND.generic) continue;
        starts.push(start);
        nodes.push(stems[wordOf(code)] ?? 0);
      }
      return starts.length;
    });
    this.#starts = starts.view();
    this.#nodes = nodes.view();
  }

  get size(): number {
    return this.#ends.at(-1) ?? 0;
  }

  /** Visits the runs that no break ends. */
  visit(use: VisitRun): void {
    for (let [paper, run] = [0, 0]; paper < this.#ends.length; paper++) {
      const document = this.#documents[paper] ?? new Int32Array();
      for (const end = this.#ends[paper] ?? 0; run < end; run++) {
        const next = document[(this.#starts[run] ?? 0) + this.#length] ?? BREAK;
        if (next !== BREAK) use(run, this.#nodes[run] ?? 0, next, paper);
      }
    }
  }

  /** Makes each run a word longer, and moves it to its new node; those without one, −1, grow no more. */
  grow(nodes: Int32Array): void {
    this.#length++;
    let [run, kept] = [0, 0];
    for (let paper = 0; paper < this.#ends.length; paper++) {
      for (const end = this.#ends[paper] ?? 0; run < end; run++) {
        const node = nodes[run] ?? -1;
        if (node < 0) continue;
        this.#starts[kept] = this.#starts[run] ?? 0;
        this.#nodes[kept] = node;
        kept++;
      }
      this.#ends[paper] = kept;
    }
  }
}

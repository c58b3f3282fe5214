import type {Paper} from './paper.ts';

/** A word or phrase of the papers. */
export interface Term {
  /** In its commonest surface form. */
  readonly term: string;
  /** Its stems, one space between them. */
  readonly stemKey: string;
  /** Papers that hold it. */
  readonly documentFrequency: number;
  /** Whether it has a weight in finding the themes; rare and very common words have none. */
  readonly weighed: boolean;
}

/** Which terms the papers hold; the entries of paper i lie from `starts[i]` to `starts[i + 1]`. */
export interface TermTable {
  /** A term's id is its place. */
  readonly terms: readonly Term[];
  readonly starts: Int32Array;
  /** Rising within a paper. */
  readonly termIds: Int32Array;
  /** Occurrences in title and abstract together, and in the title alone. */
  readonly counts: Int32Array;
  readonly titleCounts: Int32Array;
}

/** Some words and which papers hold them. A paper goes by its place in `papers`, a word by its place among all. */
export interface WordPart {
  /** Number of the first word. */
  readonly first: number;
  /** Search forms in code point order, and beside each the number of papers that hold it. */
  readonly words: readonly string[];
  readonly papers: Int32Array;
  /** One entry for each word of a paper, by word, then paper. */
  readonly postings: {
    readonly word: Int32Array;
    readonly paper: Int32Array;
    /** Words of title and abstract of the paper. */
    readonly length: Int32Array;
    /** How often each part of the paper holds the word, at most 255. */
    readonly inTitle: Uint8Array;
    readonly inAbstract: Uint8Array;
    readonly inAuthors: Uint8Array;
    readonly inOrganisation: Uint8Array;
  };
  /** Every word at each of its places, by word, then paper, then place. Neighbours in a phrase have neighbouring places. */
  readonly places: {
    readonly word: Int32Array;
    readonly paper: Int32Array;
    readonly place: Int32Array;
  };
}

/** Which papers hold which word: what a search reads. */
export interface WordIndex {
  /** Words of title and abstract of each paper. */
  readonly lengths: Int32Array;
  /** All words, each part made when it is its turn: together they take more room than the texts. */
  readonly parts: () => Iterable<WordPart>;
}

/** All that is known of papers before their themes are. */
export interface IndexedTexts {
  readonly papers: readonly Paper[];
  readonly terms: TermTable;
  readonly words: WordIndex;
}

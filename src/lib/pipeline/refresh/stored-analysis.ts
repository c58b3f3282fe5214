import type {Assignment, Curation, Paper, PaperFacts} from '../../model.ts';
import type {FoundThemes} from '../complete-analysis.ts';
import type {EarlierAnalysis} from '../continuity.ts';
import type {Corpus, Text} from '../documents.ts';
import type {KnownTerms} from './place-papers.ts';
import type {StreamTexts} from './with-counts.ts';

/** The published analysis as far as the next one goes on from it. */
export interface StoredAnalysis {
  readonly earlier: EarlierAnalysis;
  /** What it found, before the user's decisions. */
  readonly found: Omit<FoundThemes, 'papers'>;
  /** Reads the terms that are made of some stems alone, in their order; null reads all terms. */
  readonly readTerms: (stems: readonly string[] | null) => Promise<KnownTerms>;
}

/** What a library tells of a paper without its text. */
export interface LibraryPaper extends PaperFacts {
  /** See `paperHash`. */
  readonly hash: string;
}

/** What the library holds now. */
export interface Library {
  readonly papers: readonly LibraryPaper[];
  /** Reads papers whole, in the order of these ids. */
  readonly readPapers: (ids: readonly string[]) => Promise<readonly Paper[]>;
  /** Gives the texts of all papers, in whatever order, a part of them at a time. */
  readonly streamTexts: () => AsyncIterable<readonly (Text & Pick<Paper, 'id'>)[]>;
  /** Texts of the published analysis that are no more: papers that left, and those whose text changed. */
  readonly outdated: ReadonlyMap<string, Text>;
  /** What the user has decided about themes. */
  readonly curation?: Curation;
}

/** Papers and assignments in the order of the analysis: those that stay as they were, then those that were read. */
export interface Arranged {
  readonly papers: readonly LibraryPaper[];
  readonly assignments: readonly Assignment[];
}

/** What has been read of papers whose texts are needed. */
export type PaperTexts = ReadonlyMap<string, Paper>;

export const textsById = (papers: readonly Paper[]): PaperTexts =>
  new Map(papers.map((paper) => [paper.id, paper]));

/** Gives the texts of some papers of a library, a part of them at a time. */
export const streamTextsOf = (
  papers: readonly Pick<Paper, 'id'>[],
  {streamTexts}: Library
): StreamTexts =>
  async function* texts() {
    const wanted = new Set(papers.map(({id}) => id));
    for await (const part of streamTexts()) yield part.filter(({id}) => wanted.has(id));
  };

/** Reads the terms that texts may hold. */
export const termsOf = ({lexicon}: Corpus, {readTerms}: StoredAnalysis): Promise<KnownTerms> =>
  readTerms(lexicon.stemTexts);

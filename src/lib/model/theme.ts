import type {Day} from './paper.ts';

/** A theme: a group of papers about the same thing. */
export interface Theme {
  /** Permanent: the same in every analysis that knows the theme, and never used for another one. */
  readonly id: number;
  readonly name: string;
  readonly papers: number;
  /** Papers of the theme / papers of the analysis, 0 to 1. */
  readonly share: number;
  /** Monday of the first and last week with a paper of the theme; null when none has a date. */
  readonly firstWeek: Day | null;
  readonly lastWeek: Day | null;
  /** Mean cosine similarity of its papers to its centroid, −1 to 1. */
  readonly cohesion: number;
  /** The area that it belongs to. */
  readonly areaId: number;
  /** How surely it is found again in samples of the papers, 0 to 1. */
  readonly confidence: number;
  /** How the user made it by hand, so that its confidence is that of its parts and no measurement. */
  readonly handMade?: 'merged' | 'split';
  /** Terms by falling score. */
  readonly terms: readonly ThemeTerm[];
  /** Of its own name. */
  readonly proof: NameProof;
  /** The name that was found for it, where the user has given it another one. */
  readonly ownName?: string;
  /** Left out of lists and charts, or first in them, as the user has decided. */
  readonly hidden?: true;
  readonly pinned?: true;
}

/** Themes that are near to each other, under a name of their own; at most eight in an analysis. */
export interface Area {
  /** 1 for the largest; other analyses may number other areas so. */
  readonly id: number;
  readonly name: string;
  readonly papers: number;
  /** Papers of the area / papers of the analysis, 0 to 1. */
  readonly share: number;
  /** Number of its themes. */
  readonly themes: number;
}

/** Why a theme bears its name. */
export interface NameProof {
  /** Share of the theme's papers, and of all others, that hold the name word for word, 0 to 1. */
  readonly inside: number;
  readonly outside: number;
  /** The next best names, at most five. */
  readonly runnersUp: readonly string[];
  /** Ids of the papers most typical of the theme that hold the name, at most three. */
  readonly carriers: readonly string[];
}

/** A term that tells a theme from the others. */
export interface ThemeTerm {
  /** In its commonest surface form. */
  readonly term: string;
  /** Class-based TF-IDF. */
  readonly score: number;
  /** Papers of the theme that hold it. */
  readonly papers: number;
}

/** Why a paper has no theme: it holds no term of the vocabulary, or no theme is close enough. */
export type Unassigned = 'no terms' | 'fits no theme';

/** The theme of a paper, and how sure that is. */
export interface Assignment {
  readonly paperId: string;
  readonly themeId: number | null;
  /** Cosine similarity to the theme's centroid, −1 to 1; null without a theme. */
  readonly similarity: number | null;
  /** The most similar theme that is not its own, and how similar; null for a paper without terms. */
  readonly runnerUpId: number | null;
  readonly runnerUpSimilarity: number | null;
  /** How clearly it belongs to its theme, 0 to 1; null without a theme. */
  readonly strength: number | null;
  /** Null for a paper with a theme. */
  readonly unassigned: Unassigned | null;
  /** Whether the paper was among those in which the themes were found; else it came later. */
  readonly fitted: boolean;
}

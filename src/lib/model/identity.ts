import type {Day} from './paper.ts';
import type {Area, Assignment, Theme} from './theme.ts';

/** One analysis in the chain of analyses that hand their theme ids on. */
export interface HistoryStep {
  /** Counted from 1. */
  readonly step: number;
  readonly runId: string;
  /** A fit finds the themes anew; a refresh puts new papers into them; a curation applies the user's decisions. */
  readonly kind: 'fit' | 'refresh' | 'curation';
  /** The last day of its papers. */
  readonly until: Day | null;
  readonly papers: number;
  readonly themes: number;
}

/**
 * What became of a theme between two analyses: a theme of the earlier one lives on under its id
 * (continued), or ends because its papers went to another (merged) or to many (retired); a theme of
 * the later one is new because its papers came from another (split) or from none in particular
 * (born); moved are papers that went from one theme to another for no such reason.
 */
export interface LineageEvent {
  /** Of the later analysis. */
  readonly step: number;
  readonly kind: 'born' | 'continued' | 'split' | 'merged' | 'retired' | 'moved';
  /** Theme of the earlier analysis and its name there; null for one that was born. */
  readonly fromId: number | null;
  readonly fromName: string | null;
  /** Theme of the later analysis and its name there; null for one that retired. */
  readonly toId: number | null;
  readonly toName: string | null;
  /** Papers that both hold; of a theme born or retired, all its papers. */
  readonly papers: number;
  /** Those papers / papers of the earlier theme that the later analysis still has, 0 to 1. */
  readonly shareFrom: number | null;
  /** Those papers / papers of the later theme that the earlier analysis had, 0 to 1. */
  readonly shareTo: number | null;
}

/** What the user has decided about themes, each by its permanent id. */
export type CurationOperation =
  | {readonly do: 'rename'; readonly theme: number; readonly name: string}
  /** The papers of some themes count to another from now on. */
  | {readonly do: 'merge'; readonly themes: readonly number[]; readonly into: number}
  | SplitOperation
  | {readonly do: 'hide' | 'unhide' | 'pin' | 'unpin'; readonly theme: number};

/** Part of a theme becomes a theme of its own, and stays one. */
export interface SplitOperation {
  readonly do: 'split';
  readonly theme: number;
  /** The id of the new theme, which no theme had before. */
  readonly into: number;
  /** The phrase that takes papers into the new theme, those to come included; null where they were listed. */
  readonly holds: string | null;
  /** Ids of the papers that went, and of those that stayed, when the theme was split. */
  readonly papers: readonly string[];
  readonly kept: readonly string[];
}

/** All decisions of the user, oldest first. */
export interface Curation {
  readonly operations: readonly CurationOperation[];
}

/** What was found, before the decisions of the user. */
export interface Uncurated {
  readonly themes: readonly Theme[];
  readonly areas: readonly Area[];
  /** In the order of the papers. */
  readonly assignments: readonly Assignment[];
}

/** The last step of the history that was no curation, and the decisions that it followed. */
export interface CurationBase {
  readonly step: number;
  readonly curation: Curation;
}

/** The theme that papers had in the analysis before; 0 stands for none, and papers that it did not have are missing. */
export interface FormerThemes {
  /** Row of the paper, rising. */
  readonly paper: Int32Array;
  readonly theme: Int32Array;
}

import type {Day, Paper} from './paper.ts';

/** A record that could not be read as a paper: kept with its place and reason, never dropped. */
export interface Reject {
  /** Line of the source, counted from 1. */
  readonly line: number;
  /** Short code, such as `title-missing`. */
  readonly reason: string;
  /** The value received and the rule it broke, in one sentence. */
  readonly message: string;
  /** The first 1,000 characters of the record. */
  readonly excerpt: string;
}

/** The formats that `ingest` tells apart by content. */
export type SourceFormat = 'daily-papers-page' | 'huggingface-api' | 'jsonl';

/** What a parser made of one file: every record is either a paper or a reject. */
export interface Reading {
  readonly format: SourceFormat;
  readonly papers: readonly Paper[];
  readonly rejects: readonly Reject[];
  /** What the parser had to assume, one sentence each. */
  readonly notes: readonly string[];
}

/** Some of the records of a file. */
export type ReadingPart = Pick<Reading, 'papers' | 'rejects'>;

/** How one file went into the library: read = accepted + updated + merged + rejected. */
export interface IngestCounts {
  readonly read: number;
  /** New papers. */
  readonly accepted: number;
  /** Known papers of which the record told something new. */
  readonly updated: number;
  /** Known papers of which the record told nothing new. */
  readonly merged: number;
  readonly rejected: number;
}

/** A file that went into the library, and what became of its records. */
export interface LedgerEntry extends IngestCounts {
  /** The day it was read. */
  readonly day: Day;
  readonly file: string;
  readonly format: string;
}

/** A rejected record and the file that it came from. */
export interface RejectedRecord extends Reject {
  readonly file: string;
}

/** Records that broke the same rule. */
export interface RejectReason {
  readonly reason: string;
  readonly records: number;
}

/** A paper of which more than one record told. */
export interface MergedPaper {
  readonly paperId: string;
  readonly records: number;
  /** Under which ids they came, sorted; `title:…` stands for a record that had none. */
  readonly recordIds: readonly string[];
  readonly files: readonly string[];
}

/** How the papers came into the library. */
export interface Provenance {
  /** In the order in which the files were read. */
  readonly ledger: readonly LedgerEntry[];
  /** By file and line; at most so many as are worth keeping with an analysis. */
  readonly rejects: readonly RejectedRecord[];
  /** Of all rejects, the most frequent first. */
  readonly rejectReasons: readonly RejectReason[];
  /** Those with most records first. */
  readonly merged: readonly MergedPaper[];
}

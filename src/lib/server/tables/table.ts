import type {
  Analysis,
  AnalysisSummary,
  IndexedTexts,
  Provenance,
  TermTable,
  WordPart
} from '../../model.ts';
import type {Cell} from '../append.ts';
import type {Column, NumberColumn} from '../append-columns.ts';

interface Described {
  readonly name: string;
  /** As they stand in CREATE TABLE. */
  readonly columns: string;
  /** What must hold in every file: each query gives the number of violations as INTEGER. */
  readonly integrity?: readonly string[];
}

/** An analysis without the texts of its papers. */
export type Tabulated = Omit<Analysis, 'papers'> & Pick<AnalysisSummary, 'papers'>;

/** A table that is filled row by row. */
export interface RowTable extends Described {
  /** In a fixed order, the cells in that of the columns. */
  readonly rows: (
    analysis: Tabulated,
    createdAt: Date,
    provenance: Provenance
  ) => Iterable<readonly Cell[]>;
}

/** A table of numbers that is filled column by column, as it has too many rows for the other way. */
export interface NumberTable extends Described {
  /** In a fixed order, some rows after the other, the columns of each part of one length. */
  readonly numbers: (analysis: Tabulated) => Iterable<readonly NumberColumn[]>;
}

/** A table of the texts of papers, which is filled row by row before their themes are known; a refresh reads those of new papers alone. */
export interface TextTable extends Described {
  /** As `rows` of a `RowTable`. */
  readonly texts: (texts: IndexedTexts) => Iterable<readonly Cell[]>;
}

/** A table of the terms of the papers, which is filled as early, as a `NumberTable` is. */
export interface HolderTable extends Described {
  readonly holders: (terms: TermTable) => Iterable<readonly NumberColumn[]>;
}

/** A table of the words of the papers, which is filled as early, by some words after the other. */
export interface WordTable extends Described {
  /** In a fixed order, all of one length. */
  readonly entries: (part: WordPart) => readonly Column[];
}

/** A table that is filled when the themes are known. */
export type ThemeTable = RowTable | NumberTable;

/** One table of an analysis file: its columns, and what an analysis puts into it. */
export type AnalysisTable = ThemeTable | TextTable | HolderTable | WordTable;

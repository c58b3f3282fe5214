import type {Analysis} from '../../model.ts';
import type {Cell} from '../append.ts';

interface Described {
  readonly name: string;
  /** As they stand in CREATE TABLE. */
  readonly columns: string;
  /** What must hold in every file: each query gives the number of violations as INTEGER. */
  readonly integrity?: readonly string[];
}

/** A table that is filled row by row. */
export interface RowTable extends Described {
  /** In a fixed order, the cells in that of the columns. */
  readonly rows: (analysis: Analysis, createdAt: Date) => Iterable<readonly Cell[]>;
}

/** A table of whole numbers that is filled column by column, as it has too many rows for the other way. */
export interface IntegerTable extends Described {
  /** In a fixed order, all of one length. */
  readonly integers: (analysis: Analysis) => readonly Int32Array[];
}

/** One table of an analysis file: its columns, and what an analysis puts into it. */
export type AnalysisTable = RowTable | IntegerTable;

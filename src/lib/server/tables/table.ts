import type {Analysis} from '../../model.ts';
import type {Cell} from '../append.ts';

/** One table of an analysis file: its columns, and the rows that an analysis puts into it. */
export interface AnalysisTable {
  readonly name: string;
  /** As they stand in CREATE TABLE. */
  readonly columns: string;
  /** In a fixed order, the cells in that of the columns. */
  readonly rows: (analysis: Analysis, createdAt: Date) => Iterable<readonly Cell[]>;
  /** What must hold in every file: each query gives the number of violations as INTEGER. */
  readonly integrity?: readonly string[];
}

/** How a cell is written: text is guarded against formulas, a fraction has a fixed number of decimals. */
export type CellKind = 'text' | 'list' | 'day' | 'integer' | 'fraction' | 'boolean';

/** A cell before it is written. */
export type Cell = string | number | boolean | null | readonly string[];

/** A column of an exported table. */
export interface Column {
  readonly name: string;
  readonly kind: CellKind;
  /** What it means, in one sentence. */
  readonly meaning: string;
}

/** A column by its name, kind and meaning. */
export const column = (name: string, kind: CellKind, meaning: string): Column => ({
  name,
  kind,
  meaning
});

import {logFactorials} from './log-factorials.ts';
import {sum} from './sum.ts';

/** How often each pair of labels falls together. */
interface Contingency {
  readonly total: number;
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
  /** Row, column and count of each pair that occurs. */
  readonly cells: readonly (readonly [number, number, number])[];
}

/** A labelling: one label for each item; only equality of labels matters. */
export type Labelling = ArrayLike<number | string>;

function numberLabels(labels: Labelling): number[] {
  const numbers = new Map<number | string, number>();
  return Array.from(labels, (label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

function contingency(left: Labelling, right: Labelling): Contingency {
  if (left.length !== right.length) {
    throw new RangeError(
      `labellings have ${left.length} and ${right.length} items, expected equally many`
    );
  }
  const rows = numberLabels(left);
  const columns = numberLabels(right);
  const width = columns.length + 1;
  const counts = new Map<number, number>();
  const rowSums: number[] = [];
  const columnSums: number[] = [];
  rows.forEach((row, item) => {
    const column = columns[item] ?? 0;
    counts.set(row * width + column, (counts.get(row * width + column) ?? 0) + 1);
    rowSums[row] = (rowSums[row] ?? 0) + 1;
    columnSums[column] = (columnSums[column] ?? 0) + 1;
  });
  const cells = [...counts].map(
    ([key, count]) => [Math.floor(key / width), key % width, count] as const
  );
  return {total: rows.length, rowSums, columnSums, cells};
}

const pairs = (count: number): number => (count * (count - 1)) / 2;

/**
 * Adjusted Rand index (Hubert and Arabie 1985): agreement of two labellings over all pairs of
 * items, 1 when they are the same partition, 0 expected by chance.
 *
 * @throws RangeError when the labellings differ in length
 */
export function adjustedRandIndex(left: Labelling, right: Labelling): number {
  const {total, rowSums, columnSums, cells} = contingency(left, right);
  const together = sum(cells.map(([, , count]) => pairs(count)));
  const rowPairs = sum(rowSums.map(pairs));
  const columnPairs = sum(columnSums.map(pairs));
  const expected = total > 1 ? (rowPairs * columnPairs) / pairs(total) : 0;
  const most = (rowPairs + columnPairs) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Shannon entropy of a labelling in nats, from the sizes of its groups. */
function entropy(sizes: readonly number[], total: number): number {
  return -sum(sizes.map((size) => (size / total) * Math.log(size / total)));
}

function mutualInformation({total, rowSums, columnSums, cells}: Contingency): number {
  return sum(
    cells.map(([row, column, count]) => {
      const chance = (rowSums[row] ?? 0) * (columnSums[column] ?? 0);
      return (count / total) * Math.log((total * count) / chance);
    })
  );
}

/** Expected mutual information of two random labellings with these group sizes. */
function expectedInformation({total, rowSums, columnSums}: Contingency): number {
  const logs = logFactorials(total);
  const log = (n: number) => logs[n] ?? 0;
  const ofPair = (a: number, b: number) => {
    const fixed = log(a) + log(b) + log(total - a) + log(total - b) - log(total);
    let information = 0;
    for (let count = Math.max(1, a + b - total); count <= Math.min(a, b); count++) {
      const free = log(count) + log(a - count) + log(b - count) + log(total - a - b + count);
      const value = (count / total) * Math.log((total * count) / (a * b));
      information += value * Math.exp(fixed - free);
    }
    return information;
  };
  return sum(rowSums.map((a) => sum(columnSums.map((b) => ofPair(a, b)))));
}

/**
 * Adjusted mutual information with the arithmetic mean (Vinh, Epps and Bailey 2010): 1 when the
 * labellings are the same partition, 0 expected by chance.
 *
 * @throws RangeError when the labellings differ in length
 */
export function adjustedMutualInformation(left: Labelling, right: Labelling): number {
  const table = contingency(left, right);
  const {total, rowSums, columnSums} = table;
  if (rowSums.length === columnSums.length && (rowSums.length <= 1 || rowSums.length === total))
    return 1;
  const expected = expectedInformation(table);
  const mean = (entropy(rowSums, total) + entropy(columnSums, total)) / 2;
  const range = mean - expected;
  return (mutualInformation(table) - expected) / (range || Number.EPSILON);
}

/** Homogeneity, completeness and their harmonic mean, each 0 to 1. */
export interface VMeasure {
  readonly homogeneity: number;
  readonly completeness: number;
  readonly vMeasure: number;
}

/**
 * V-measure of a clustering against the truth (Rosenberg and Hirschberg 2007, beta 1).
 *
 * @throws RangeError when the labellings differ in length
 */
export function vMeasure(truth: Labelling, found: Labelling): VMeasure {
  const table = contingency(truth, found);
  const information = mutualInformation(table);
  const ratio = (uncertainty: number) => (uncertainty === 0 ? 1 : information / uncertainty);
  const homogeneity = ratio(entropy(table.rowSums, table.total));
  const completeness = ratio(entropy(table.columnSums, table.total));
  const both = homogeneity + completeness;
  return {
    homogeneity,
    completeness,
    vMeasure: both === 0 ? 0 : (2 * homogeneity * completeness) / both
  };
}

/** Benefit of giving each row to each column: rows × columns, each row equally long. */
export type Benefits = readonly (readonly number[])[];

/** A matching under way, with the prices (dual variables) that prove it is the best so far. */
interface Matching {
  readonly columnOf: (number | null)[];
  readonly rowOf: (number | null)[];
  readonly rowPrices: number[];
  readonly columnPrices: number[];
}

/** The tree of shortest paths grown from one unmatched row to an unmatched column. */
interface PathTree {
  readonly distances: readonly number[];
  /** Row from which each column is reached. */
  readonly reachedFrom: readonly number[];
  readonly rows: readonly number[];
  readonly columns: ReadonlySet<number>;
  /** The unmatched column, and its distance. */
  readonly sink: number;
  readonly length: number;
}

function widthOf(benefits: Benefits): number {
  const width = benefits[0]?.length ?? 0;
  benefits.forEach((row, index) => {
    if (row.length === width && row.every(Number.isFinite)) return;
    throw new RangeError(`row ${index} is [${row.join(', ')}], expected ${width} finite benefits`);
  });
  return width;
}

/** The nearest column outside the tree; ties go to an unmatched one, then to the lower index. */
function nearest(
  distances: readonly number[],
  tree: ReadonlySet<number>,
  taken: Matching['rowOf']
) {
  let best = -1;
  let least = Infinity;
  distances.forEach((distance, column) => {
    if (tree.has(column)) return;
    const freeAtLast = distance === least && taken[column] === null && taken[best] !== null;
    if (distance < least || freeAtLast) [best, least] = [column, distance];
  });
  return best;
}

/** Dijkstra over reduced costs, from a row to the nearest unmatched column. */
function shortestPath(benefits: Benefits, matching: Matching, start: number): PathTree {
  const {rowOf, rowPrices, columnPrices} = matching;
  const distances = columnPrices.map(() => Infinity);
  const reachedFrom = columnPrices.map(() => start);
  const rows: number[] = [];
  const columns = new Set<number>();
  let length = 0;
  let sink = -1;
  for (let row: number | null = start; row !== null; row = rowOf[sink] ?? null) {
    rows.push(row);
    for (let column = 0; column < distances.length; column++) {
      const reduced = -(benefits[row]?.[column] ?? 0) - (rowPrices[row] ?? 0);
      const distance = length + reduced - (columnPrices[column] ?? 0);
      if (columns.has(column) || distance >= (distances[column] ?? 0)) continue;
      distances[column] = distance;
      reachedFrom[column] = row;
    }
    sink = nearest(distances, columns, rowOf);
    length = distances[sink] ?? 0;
    columns.add(sink);
  }
  return {distances, reachedFrom, rows, columns, sink, length};
}

function adjustPrices({columnOf, rowPrices, columnPrices}: Matching, tree: PathTree): void {
  const {distances, rows, columns, length} = tree;
  for (const row of rows) {
    const column = columnOf[row] ?? null;
    const slack = length - (column === null ? 0 : (distances[column] ?? 0));
    rowPrices[row] = (rowPrices[row] ?? 0) + slack;
  }
  for (const column of columns) {
    columnPrices[column] = (columnPrices[column] ?? 0) - (length - (distances[column] ?? 0));
  }
}

/** Gives the sink to the row before it on the path, that row's column to the next, and so on. */
function augment({columnOf, rowOf}: Matching, {reachedFrom, sink}: PathTree): void {
  for (let column: number | null = sink; column !== null;) {
    const row: number = reachedFrom[column] ?? 0;
    const freed: number | null = columnOf[row] ?? null;
    columnOf[row] = column;
    rowOf[column] = row;
    column = freed;
  }
}

/** Matches every row; there must be at least as many columns. */
function matchRows(benefits: Benefits, width: number): Matching {
  const matching: Matching = {
    columnOf: benefits.map(() => null),
    rowOf: Array.from({length: width}, () => null),
    rowPrices: benefits.map(() => 0),
    columnPrices: Array.from({length: width}, () => 0)
  };
  benefits.forEach((_, row) => {
    const tree = shortestPath(benefits, matching, row);
    adjustPrices(matching, tree);
    augment(matching, tree);
  });
  return matching;
}

/**
 * The column of each row so that the sum of benefits is the largest possible, each row and column
 * used at most once and as many as there can be; null for a row that is left over. Shortest
 * augmenting paths in cubic time (Jonker and Volgenant 1987, in the rectangular form of Crouse
 * 2016). Of equally good matchings it always gives the same one.
 *
 * @throws RangeError when a row has another length than the first, or a benefit is not finite
 */
export function optimalAssignment(benefits: Benefits): (number | null)[] {
  const width = widthOf(benefits);
  if (benefits.length <= width) return matchRows(benefits, width).columnOf;
  const transposed = Array.from({length: width}, (_, column) =>
    benefits.map((row) => row[column] ?? 0)
  );
  return matchRows(transposed, benefits.length).rowOf;
}

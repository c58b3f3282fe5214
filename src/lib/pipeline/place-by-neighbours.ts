import type {PaperPositions} from '../model.ts';
import {clusterRows, nearestCentroids} from './kmeans.ts';
import {rowOf, takeRows, transposed, type Matrix} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';
import {rowsByLabel} from './rows-by.ts';

/** Neighbours whose mean place a row is given. */
const NEIGHBOURS = 2;
/** Known rows of a cell, on average: neighbours are looked for in a row's own cell only. */
const ROWS_OF_CELL = 300;
/** No neighbour counts for nothing. */
const LEAST_WEIGHT = 1e-6;
/** Cells are no matter of the user's chance. */
const CELL_SEED = 1;
/** Rows of which the products with all known rows of their cell are held at a time. */
const CHUNK = 2000;

/** The places with the largest values, largest first, of equal ones the first. */
function largest(values: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (best.length === count && value <= (values[best.at(-1) ?? 0] ?? 0)) continue;
    if (best.length === count) best.pop();
    let at = best.length;
    while (at > 0 && (values[best[at - 1] ?? 0] ?? 0) < value) at--;
    best.splice(at, 0, place);
  }
  return best;
}

/** Unit rows with a place on the plane, by cells of rows that are alike. */
export interface Cells {
  readonly rows: Matrix;
  /** x and y of each row. */
  readonly places: Float32Array;
  /** The cell of each row, and the middle of each cell. */
  readonly labels: Int32Array;
  readonly centroids: Matrix;
}

/** Puts unit rows that have places into cells. */
export function findCells(rows: Matrix, places: Float32Array): Cells {
  const k = Math.max(1, Math.round(rows.rows / ROWS_OF_CELL));
  return {rows, places, ...clusterRows(rows, {k, seed: CELL_SEED, restarts: 1})};
}

/** Writes the mean place of neighbours, each weighed by its cosine with the row, to the place of the row. */
function writeMean(
  into: Float32Array,
  {cosines, places}: {cosines: Float32Array; places: Float32Array}
): void {
  let weights = 0;
  into.fill(0);
  for (const neighbour of largest(cosines, NEIGHBOURS)) {
    const weight = Math.max(LEAST_WEIGHT, cosines[neighbour] ?? 0);
    into[0] = (into[0] ?? 0) + weight * (places[2 * neighbour] ?? 0);
    into[1] = (into[1] ?? 0) + weight * (places[2 * neighbour + 1] ?? 0);
    weights += weight;
  }
  into.set(into.map((sum) => sum / weights));
}

/** Gives rows places beside the rows of one cell: `all` takes x and y of each. */
function placeInCell(
  members: readonly number[],
  {rows, cell, places}: {rows: Matrix; cell: Matrix; places: Float32Array},
  all: Float32Array
): void {
  const turned = transposed(cell);
  for (let from = 0; from < members.length; from += CHUNK) {
    const some = members.slice(from, from + CHUNK);
    const products = wasmKernels.rotate(takeRows(rows, some), turned);
    some.forEach((member, row) => {
      const cosines = rowOf(products, row);
      writeMean(all.subarray(2 * member, 2 * member + 2), {cosines, places});
    });
  }
}

const placeOf = (places: Float32Array, row: number): Float32Array =>
  places.subarray(2 * row, 2 * row + 2);

/** Gives unit rows places, x and y of each: the mean of those of the most similar rows of its cell. */
export function placeInCells(rows: Matrix, {centroids, labels, ...known}: Cells): Float32Array {
  const k = centroids.rows;
  const anchorsOf = rowsByLabel(labels, k);
  const all = new Float32Array(2 * rows.rows);
  rowsByLabel(nearestCentroids(rows, centroids), k).forEach((members, label) => {
    const own = anchorsOf[label] ?? [];
    const cell = takeRows(known.rows, own);
    const places = Float32Array.from(own.flatMap((anchor) => [...placeOf(known.places, anchor)]));
    placeInCell(members, {rows, cell, places}, all);
  });
  return all;
}

/** The positions of papers of which x and y come one after the other. */
export const positionsAt = (papers: readonly number[], places: Float32Array): PaperPositions => ({
  paper: Int32Array.from(papers),
  x: places.filter((_, at) => at % 2 === 0),
  y: places.filter((_, at) => at % 2 === 1)
});

/** Unit rows of which some have a place on the plane. */
export interface KnownPlaces {
  readonly rows: Matrix;
  /** Those that have one, by rising number, and their places: x and y of each. */
  readonly known: readonly number[];
  readonly places: Float32Array;
}

/**
 * Gives every row a place, x and y of each: the known ones their own, and each other one the mean of those of the
 * most similar known rows of its cell, a cluster of the known ones.
 */
export function placeByNeighbours({rows, known, places}: KnownPlaces): Float32Array {
  const all = placeInCells(rows, findCells(takeRows(rows, known), places));
  known.forEach((row, anchor) => {
    all.set(placeOf(places, anchor), 2 * row);
  });
  return all;
}

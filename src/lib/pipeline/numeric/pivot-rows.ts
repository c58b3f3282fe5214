import {dot, rowOf, type Matrix} from './matrix.ts';

/** A row of which less than this share of the square is left lies within those chosen before. */
const NOTHING_LEFT = 1e-6;

/** Takes out of a vector what lies along unit vectors, and gives it length 1; zeros when nothing is left. */
function directionOf(row: Float32Array, before: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(row);
  for (const direction of before) {
    const along = rest.reduce((sum, value, index) => sum + value * direction[index]!, 0);
    direction.forEach((value, index) => (rest[index]! -= along * value));
  }
  const length = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
  return rest.map((value) => (length > Math.sqrt(NOTHING_LEFT) ? value / length : 0));
}

/** The largest of numbers, the first of equal ones. */
function largest(values: Float64Array): number {
  let most = 0;
  for (let index = 1; index < values.length; index++) {
    if (values[index]! > values[most]!) most = index;
  }
  return most;
}

/** Takes from what is left of each row, a square, the part along a direction. */
function takeAlong(left: Float64Array, {columns, values}: Matrix, direction: Float32Array): void {
  for (let row = 0, at = 0; row < left.length; row++, at += columns) {
    let along = 0;
    for (let column = 0; column < columns; column++) {
      along += values[at + column]! * direction[column]!;
    }
    left[row]! -= along ** 2;
  }
}

/**
 * k rows that point as far apart as can be: each is the one of which most is left when what lies along
 * those before is taken out, as a QR decomposition with column pivoting chooses (Damle, Minden and
 * Ying 2019, who start spectral clustering by it). No chance plays a part.
 */
export function pivotRows(rows: Matrix, k: number): number[] {
  const left = Float64Array.from({length: rows.rows}, (_, row) => {
    const values = rowOf(rows, row);
    return dot(values, values);
  });
  const chosen: number[] = [];
  const directions: Float64Array[] = [];
  while (chosen.length < k) {
    const pivot = largest(left);
    const direction = directionOf(rowOf(rows, pivot), directions);
    chosen.push(pivot);
    directions.push(direction);
    takeAlong(left, rows, Float32Array.from(direction));
    left[pivot] = -Infinity;
  }
  return chosen;
}

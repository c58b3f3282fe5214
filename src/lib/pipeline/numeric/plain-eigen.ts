import {byFalling} from './by-falling.ts';
import type {Eigen} from './kernels.ts';
import {zeros} from './matrix.ts';

type Rows = readonly Float64Array[];

/** Scalar product from an even index on, summed in two lanes as a vector unit does. */
function dot(left: Float64Array, right: Float64Array, first: number): number {
  const lanes = [0, 0];
  for (let index = first; index < left.length; index++)
    lanes[index % 2]! += left[index]! * right[index]!;
  return lanes[0]! + lanes[1]!;
}

/** Adds a scaled row to another from an index on. */
function addScaled(
  target: Float64Array,
  source: Float64Array,
  [scale, first]: readonly [number, number]
): void {
  for (let index = first; index < target.length; index++) target[index]! += scale * source[index]!;
}

/** Takes the vector's mirror from a symmetric matrix: its rows and columns from `next` on. */
function mirror(rows: Rows, v: Float64Array, next: number): void {
  const first = next & ~1;
  const room = v.map((_, row) => (row < next ? 0 : dot(rows[row]!, v, first)));
  addScaled(room, v, [-dot(room, v, first) / 2, first]);
  for (let row = next; row < rows.length; row++) {
    addScaled(rows[row]!, v, [-room[row]!, first]);
    addScaled(rows[row]!, room, [-v[row]!, first]);
  }
}

/** Householder's reduction; the rows become its vectors. */
function tridiagonalize(rows: Rows): {d: Float64Array; e: Float64Array} {
  const [d, e] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  rows.forEach((v, step) => {
    const next = step + 1;
    d[step] = v[step]!;
    v.fill(0, 0, next);
    e[step] = v[next] ?? 0;
    const length = Math.sqrt(dot(v, v, next & ~1));
    if (next + 1 >= rows.length || length === 0) v.fill(0);
    else {
      const alpha = v[next]! > 0 ? -length : length;
      e[step] = alpha;
      v[next]! -= alpha;
      const scale = Math.sqrt(2 / dot(v, v, next & ~1));
      v.forEach((value, index) => (v[index] = value * scale));
      mirror(rows, v, next);
    }
  });
  return {d, e};
}

const MOST_SWEEPS = 60;

/** Where the block that starts at `first` ends. */
function blockEnd(d: Float64Array, e: Float64Array, first: number): number {
  const last = d.findIndex((value, index) => {
    const size = Math.abs(value) + Math.abs(d[index + 1] ?? 0);
    return index >= first && (index + 1 === d.length || Math.abs(e[index]!) + size === size);
  });
  return last;
}

/** Turns two rows by an angle. */
function turn(x: Float64Array, y: Float64Array, [c, s]: readonly [number, number]): void {
  x.forEach((left, index) => {
    const right = y[index]!;
    x[index] = c * left - s * right;
    y[index] = s * left + c * right;
  });
}

/** One sweep of QL with an implicit shift over the block from `first` to `last`. */
function sweep(
  {d, e}: {d: Float64Array; e: Float64Array},
  vectors: Rows,
  {first, last}: {first: number; last: number}
): void {
  const half = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  const root = Math.sqrt(half * half + 1);
  let g = d[last]! - (d[first]! - e[first]! / (half + (half < 0 ? -root : root)));
  let [s, c, p] = [1, 1, 0];
  for (let index = last - 1; index >= first; index--) {
    const [f, b] = [s * e[index]!, c * e[index]!];
    const r = Math.sqrt(f * f + g * g);
    e[index + 1] = r;
    if (r === 0) {
      d[index + 1]! -= p;
      e[last] = 0;
      return;
    }
    [s, c] = [f / r, g / r];
    const before = d[index + 1]! - p;
    const sum = (d[index]! - before) * s + 2 * c * b;
    p = s * sum;
    d[index + 1] = before + p;
    g = c * sum - b;
    turn(vectors[index]!, vectors[index + 1]!, [c, s]);
  }
  d[first]! -= p;
  e[first] = g;
  e[last] = 0;
}

/** Eigenvalues and eigenvectors of a symmetric matrix, step for step as the fast kernels find them. */
export function plainEigen(matrix: Float64Array, size: number, wanted: number): Eigen {
  const split = (_: unknown, row: number) => matrix.slice(row * size, (row + 1) * size);
  const rows = Array.from({length: size}, split);
  const {d, e} = tridiagonalize(rows);
  const turned = rows.map((row, place) => row.map((_, index) => Number(index === place)));
  for (let first = 0; first < size; first++) {
    for (let count = 0; count < MOST_SWEEPS; count++) {
      const last = blockEnd(d, e, first);
      if (last === first) break;
      sweep({d, e}, turned, {first, last});
    }
  }
  const order = byFalling(d);
  const vectors = zeros(size, wanted);
  order.slice(0, wanted).forEach((from, to) => {
    const vector = turned[from]!;
    rows.toReversed().forEach((v, back) => {
      const first = (size - back) & ~1;
      addScaled(vector, v, [-dot(v, vector, first), first]);
    });
    vector.forEach((value, row) => (vectors.values[row * wanted + to] = value));
  });
  return {values: Float64Array.from(order, (index) => d[index]!), vectors};
}

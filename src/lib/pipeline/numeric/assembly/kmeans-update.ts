import {DOUBLE, FLOAT} from './layout';

/** The row with the least value, the first of equal ones; it is then marked so that it is not taken again. */
function takeWorst(best: usize, n: i32): i32 {
  let worst = 0;
  for (let row = 1; row < n; row++) {
    if (f32.load(best + <usize>row * FLOAT) < f32.load(best + <usize>worst * FLOAT)) worst = row;
  }
  f32.store(best + <usize>worst * FLOAT, Infinity);
  return worst;
}

/**
 * Makes a column of the turned centroids out of one row; returns by how much the product of a row of
 * length `longest` with it, plus its bias, may have changed.
 */
export function setCentroid(
  row: usize,
  width: i32,
  turned: usize,
  columns: i32,
  biases: usize,
  label: i32,
  longest: f64
): f64 {
  let squares: f64 = 0;
  let moved: f64 = 0;
  for (let index = 0; index < width; index++) {
    const at = turned + <usize>(index * columns + label) * FLOAT;
    const value = f32.load(row + <usize>index * FLOAT);
    const step = <f64>value - <f64>f32.load(at);
    f32.store(at, value);
    squares += <f64>value * <f64>value;
    moved += step * step;
  }
  const place = biases + <usize>label * FLOAT;
  const before = <f64>f32.load(place);
  f32.store(place, <f32>(-squares / 2));
  return longest * Math.sqrt(moved) + Math.abs(<f64>f32.load(place) - before);
}

/** What rounding may add to a drift, for rows of any length. */
const SLACK: f64 = 1e-5;

/** Turns how far each centroid moved into how much of a margin of its rows that may have used up. */
function setDrifts(drifts: usize, k: i32, longest: f64): void {
  let most: f32 = 0;
  let next: f32 = 0;
  let mover = -1;
  for (let label = 0; label < k; label++) {
    const moved = f32.load(drifts + <usize>label * FLOAT);
    if (moved > most) {
      next = most;
      most = moved;
      mover = label;
    } else next = max(next, moved);
  }
  const slack = SLACK * (1 + longest * longest);
  for (let label = 0; label < k; label++) {
    const at = drifts + <usize>label * FLOAT;
    const others = label == mover ? next : most;
    f32.store(at, <f32>(<f64>f32.load(at) + <f64>others + slack));
  }
}

/**
 * Makes the turned centroids the means of the labels' rows, and the biases minus half their squared
 * lengths; an empty label takes the row that fits its own worst. `mean` is room for one row.
 */
export function update(
  rows: usize,
  n: i32,
  width: i32,
  best: usize,
  k: i32,
  turned: usize,
  columns: i32,
  biases: usize,
  drifts: usize,
  sums: usize,
  counts: usize,
  mean: usize,
  longest: f64
): void {
  for (let label = 0; label < k; label++) {
    const count = <f64>i32.load(counts + <usize>label * FLOAT);
    const from = sums + <usize>label * <usize>width * DOUBLE;
    for (let index = 0; index < width; index++) {
      const value = <f32>(f64.load(from + <usize>index * DOUBLE) / count);
      f32.store(mean + <usize>index * FLOAT, value);
    }
    const row = count > 0 ? mean : rows + <usize>takeWorst(best, n) * <usize>width * FLOAT;
    const moved = setCentroid(row, width, turned, columns, biases, label, longest);
    f32.store(drifts + <usize>label * FLOAT, <f32>moved);
  }
  setDrifts(drifts, k, longest);
}

/** Sum over the rows of their product with the centroid of their label, plus its bias. */
export function fit(
  rows: usize,
  n: i32,
  width: i32,
  turned: usize,
  columns: i32,
  biases: usize,
  labels: usize
): f64 {
  let total: f64 = 0;
  for (let row = 0; row < n; row++) {
    const label = i32.load(labels + <usize>row * FLOAT);
    let value = f32.load(biases + <usize>label * FLOAT);
    for (let index = 0; index < width; index++) {
      const centroid = f32.load(turned + <usize>(index * columns + label) * FLOAT);
      value += f32.load(rows + <usize>(row * width + index) * FLOAT) * centroid;
    }
    total += <f64>value;
  }
  return total;
}

import {DOUBLE, FLOAT, VECTOR} from './layout';

/** Adds a row of float32 to sums in float64, or takes it away. */
function addRow(row: usize, width: i32, sums: usize, away: bool): void {
  const end = row + <usize>width * FLOAT;
  const sign = f64x2.splat(away ? -1 : 1);
  let to = sums;
  for (let at = row; at < end; at += VECTOR) {
    const low = f64x2.promote_low_f32x4(v128.load64_zero(at));
    const high = f64x2.promote_low_f32x4(v128.load64_zero(at, 8));
    v128.store(to, f64x2.add(v128.load(to), f64x2.mul(sign, low)));
    v128.store(to, f64x2.add(v128.load(to, 16), f64x2.mul(sign, high)), 16);
    to += 2 * VECTOR;
  }
}

/** What `settle` found: the largest value, by how much it exceeds the next, and its column. */
let most: f32 = 0;
let margin: f32 = 0;
let column: i32 = 0;

/** Takes the largest and the next of four lanes together, the first of equal columns. */
function settle(values: v128, columns: v128, seconds: v128): void {
  most = f32x4.extract_lane(values, 0);
  column = i32x4.extract_lane(columns, 0);
  let second = max(
    max(f32x4.extract_lane(seconds, 0), f32x4.extract_lane(seconds, 1)),
    max(f32x4.extract_lane(seconds, 2), f32x4.extract_lane(seconds, 3))
  );
  second = challenge(f32x4.extract_lane(values, 1), i32x4.extract_lane(columns, 1), second);
  second = challenge(f32x4.extract_lane(values, 2), i32x4.extract_lane(columns, 2), second);
  second = challenge(f32x4.extract_lane(values, 3), i32x4.extract_lane(columns, 3), second);
  margin = most - second;
}

/** Lets a value stand against the largest so far; returns the largest of those that lost. */
function challenge(value: f32, other: i32, second: f32): f32 {
  if (value > most || (value == most && other < column)) {
    const lost = max(second, most);
    most = value;
    column = other;
    return lost;
  }
  return max(second, value);
}

/** Rows that may change: those without a label, and those whose margin the centroids may have used up. */
function listRows(n: i32, labels: usize, margins: usize, drifts: usize, list: usize): i32 {
  let count = 0;
  for (let row = 0; row < n; row++) {
    const place = <usize>row * FLOAT;
    const label = i32.load(labels + place);
    if (label >= 0) {
      const left = f32.load(margins + place) - f32.load(drifts + <usize>label * FLOAT);
      f32.store(margins + place, left);
      if (left > 0) continue;
    }
    i32.store(list + <usize>count * FLOAT, row);
    count++;
  }
  return count;
}

/**
 * Gives each row (n × width, width a multiple of 4) the column of the turned centroids (width ×
 * columns, columns a multiple of 8) whose product with the row plus bias is largest, the first of
 * equal ones, with that value as `best` and by how much it exceeds the next as `margins`. A row whose
 * margin exceeds what the centroids have drifted since is left as it is (Hamerly 2010). The sums of
 * each column's rows (float64) and their counts follow. Returns how many rows changed.
 */
export function assign(
  rows: usize,
  n: i32,
  width: i32,
  turned: usize,
  columns: i32,
  biases: usize,
  labels: usize,
  best: usize,
  margins: usize,
  drifts: usize,
  sums: usize,
  counts: usize,
  list: usize
): i32 {
  const rowBytes = <usize>width * FLOAT;
  const lineBytes = <usize>columns * FLOAT;
  const listed = listRows(n, labels, margins, drifts, list);
  let changed = 0;
  for (let first = 0; first < listed; first += 4) {
    const entry = list + <usize>first * FLOAT;
    const left = listed - first;
    const a = rows + <usize>i32.load(entry) * rowBytes;
    const b = left > 1 ? rows + <usize>i32.load(entry, 4) * rowBytes : a;
    const c = left > 2 ? rows + <usize>i32.load(entry, 8) * rowBytes : a;
    const d = left > 3 ? rows + <usize>i32.load(entry, 12) * rowBytes : a;
    let aMost = f32x4.splat(-Infinity),
      bMost = aMost,
      cMost = aMost,
      dMost = aMost,
      aNext = aMost,
      bNext = aMost,
      cNext = aMost,
      dNext = aMost;
    let lanes = i32x4(0, 1, 2, 3);
    let aColumn = lanes,
      bColumn = lanes,
      cColumn = lanes,
      dColumn = lanes;
    for (let block: usize = 0; block < lineBytes; block += 2 * VECTOR) {
      let a0 = f32x4.splat(0),
        a1 = a0,
        b0 = a0,
        b1 = a0,
        c0 = a0,
        c1 = a0,
        d0 = a0,
        d1 = a0;
      let at = turned + block;
      for (let index: usize = 0; index < rowBytes; index += FLOAT) {
        const low = v128.load(at);
        const high = v128.load(at, 16);
        at += lineBytes;
        const x = v128.load_splat<f32>(a + index);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        const y = v128.load_splat<f32>(b + index);
        b0 = f32x4.add(b0, f32x4.mul(y, low));
        b1 = f32x4.add(b1, f32x4.mul(y, high));
        const z = v128.load_splat<f32>(c + index);
        c0 = f32x4.add(c0, f32x4.mul(z, low));
        c1 = f32x4.add(c1, f32x4.mul(z, high));
        const w = v128.load_splat<f32>(d + index);
        d0 = f32x4.add(d0, f32x4.mul(w, low));
        d1 = f32x4.add(d1, f32x4.mul(w, high));
      }
      // A column takes a lane only with more than all before it, so the first of equal ones stays.
      const lowBias = v128.load(biases + block);
      a0 = f32x4.add(a0, lowBias);
      b0 = f32x4.add(b0, lowBias);
      c0 = f32x4.add(c0, lowBias);
      d0 = f32x4.add(d0, lowBias);
      aNext = f32x4.pmax(aNext, f32x4.pmin(a0, aMost));
      let more = f32x4.gt(a0, aMost);
      aMost = v128.bitselect(a0, aMost, more);
      aColumn = v128.bitselect(lanes, aColumn, more);
      bNext = f32x4.pmax(bNext, f32x4.pmin(b0, bMost));
      more = f32x4.gt(b0, bMost);
      bMost = v128.bitselect(b0, bMost, more);
      bColumn = v128.bitselect(lanes, bColumn, more);
      cNext = f32x4.pmax(cNext, f32x4.pmin(c0, cMost));
      more = f32x4.gt(c0, cMost);
      cMost = v128.bitselect(c0, cMost, more);
      cColumn = v128.bitselect(lanes, cColumn, more);
      dNext = f32x4.pmax(dNext, f32x4.pmin(d0, dMost));
      more = f32x4.gt(d0, dMost);
      dMost = v128.bitselect(d0, dMost, more);
      dColumn = v128.bitselect(lanes, dColumn, more);
      lanes = i32x4.add(lanes, i32x4.splat(4));
      const highBias = v128.load(biases + block, 16);
      a1 = f32x4.add(a1, highBias);
      b1 = f32x4.add(b1, highBias);
      c1 = f32x4.add(c1, highBias);
      d1 = f32x4.add(d1, highBias);
      aNext = f32x4.pmax(aNext, f32x4.pmin(a1, aMost));
      more = f32x4.gt(a1, aMost);
      aMost = v128.bitselect(a1, aMost, more);
      aColumn = v128.bitselect(lanes, aColumn, more);
      bNext = f32x4.pmax(bNext, f32x4.pmin(b1, bMost));
      more = f32x4.gt(b1, bMost);
      bMost = v128.bitselect(b1, bMost, more);
      bColumn = v128.bitselect(lanes, bColumn, more);
      cNext = f32x4.pmax(cNext, f32x4.pmin(c1, cMost));
      more = f32x4.gt(c1, cMost);
      cMost = v128.bitselect(c1, cMost, more);
      cColumn = v128.bitselect(lanes, cColumn, more);
      dNext = f32x4.pmax(dNext, f32x4.pmin(d1, dMost));
      more = f32x4.gt(d1, dMost);
      dMost = v128.bitselect(d1, dMost, more);
      dColumn = v128.bitselect(lanes, dColumn, more);
      lanes = i32x4.add(lanes, i32x4.splat(4));
    }
    settle(aMost, aColumn, aNext);
    changed += place(i32.load(entry), a, width, labels, best, margins, sums, counts);
    if (left > 1) {
      settle(bMost, bColumn, bNext);
      changed += place(i32.load(entry, 4), b, width, labels, best, margins, sums, counts);
    }
    if (left > 2) {
      settle(cMost, cColumn, cNext);
      changed += place(i32.load(entry, 8), c, width, labels, best, margins, sums, counts);
    }
    if (left > 3) {
      settle(dMost, dColumn, dNext);
      changed += place(i32.load(entry, 12), d, width, labels, best, margins, sums, counts);
    }
  }
  return changed;
}

/** Notes what `settle` found for a row, and moves the row between the sums when its label changed. */
function place(
  row: i32,
  at: usize,
  width: i32,
  labels: usize,
  best: usize,
  margins: usize,
  sums: usize,
  counts: usize
): i32 {
  const offset = <usize>row * FLOAT;
  f32.store(best + offset, most);
  f32.store(margins + offset, margin);
  const before = i32.load(labels + offset);
  if (before == column) return 0;
  i32.store(labels + offset, column);
  const sumBytes = <usize>width * DOUBLE;
  if (before >= 0) {
    const from = counts + <usize>before * FLOAT;
    i32.store(from, i32.load(from) - 1);
    addRow(at, width, sums + <usize>before * sumBytes, true);
  }
  const to = counts + <usize>column * FLOAT;
  i32.store(to, i32.load(to) + 1);
  addRow(at, width, sums + <usize>column * sumBytes, false);
  return 1;
}

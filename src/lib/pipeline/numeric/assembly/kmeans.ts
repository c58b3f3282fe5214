import {DOUBLE, FLOAT, rowWithin, VECTOR} from './layout';

/** The largest value of four lanes and its column, the first of equal ones; counts a changed label. */
function settle(values: v128, columns: v128, label: usize, best: usize): i32 {
  let most = f32x4.extract_lane(values, 0);
  let column = i32x4.extract_lane(columns, 0);
  const value1 = f32x4.extract_lane(values, 1);
  const column1 = i32x4.extract_lane(columns, 1);
  if (value1 > most || (value1 == most && column1 < column)) {
    most = value1;
    column = column1;
  }
  const value2 = f32x4.extract_lane(values, 2);
  const column2 = i32x4.extract_lane(columns, 2);
  if (value2 > most || (value2 == most && column2 < column)) {
    most = value2;
    column = column2;
  }
  const value3 = f32x4.extract_lane(values, 3);
  const column3 = i32x4.extract_lane(columns, 3);
  if (value3 > most || (value3 == most && column3 < column)) {
    most = value3;
    column = column3;
  }
  const changed = i32(i32.load(label) != column);
  i32.store(label, column);
  f32.store(best, most);
  return changed;
}

/**
 * Gives each row (n × width, width a multiple of 4) the column of the turned centroids (width ×
 * columns, columns a multiple of 8) whose product with the row plus bias is largest, the first of
 * equal ones, and that value as `best`. Returns how many labels changed.
 */
export function assign(
  rows: usize,
  n: i32,
  width: i32,
  turned: usize,
  columns: i32,
  biases: usize,
  labels: usize,
  best: usize
): i32 {
  const rowBytes = <usize>width * FLOAT;
  const lineBytes = <usize>columns * FLOAT;
  let changed = 0;
  for (let row = 0; row < n; row += 4) {
    const left = n - row;
    const a = rows + <usize>row * rowBytes;
    const b = rowWithin(a, 1, left, rowBytes);
    const c = rowWithin(a, 2, left, rowBytes);
    const d = rowWithin(a, 3, left, rowBytes);
    let aMost = f32x4.splat(-Infinity),
      bMost = aMost,
      cMost = aMost,
      dMost = aMost;
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
      let more = f32x4.gt(a0, aMost);
      aMost = v128.bitselect(a0, aMost, more);
      aColumn = v128.bitselect(lanes, aColumn, more);
      more = f32x4.gt(b0, bMost);
      bMost = v128.bitselect(b0, bMost, more);
      bColumn = v128.bitselect(lanes, bColumn, more);
      more = f32x4.gt(c0, cMost);
      cMost = v128.bitselect(c0, cMost, more);
      cColumn = v128.bitselect(lanes, cColumn, more);
      more = f32x4.gt(d0, dMost);
      dMost = v128.bitselect(d0, dMost, more);
      dColumn = v128.bitselect(lanes, dColumn, more);
      lanes = i32x4.add(lanes, i32x4.splat(4));
      const highBias = v128.load(biases + block, 16);
      a1 = f32x4.add(a1, highBias);
      b1 = f32x4.add(b1, highBias);
      c1 = f32x4.add(c1, highBias);
      d1 = f32x4.add(d1, highBias);
      more = f32x4.gt(a1, aMost);
      aMost = v128.bitselect(a1, aMost, more);
      aColumn = v128.bitselect(lanes, aColumn, more);
      more = f32x4.gt(b1, bMost);
      bMost = v128.bitselect(b1, bMost, more);
      bColumn = v128.bitselect(lanes, bColumn, more);
      more = f32x4.gt(c1, cMost);
      cMost = v128.bitselect(c1, cMost, more);
      cColumn = v128.bitselect(lanes, cColumn, more);
      more = f32x4.gt(d1, dMost);
      dMost = v128.bitselect(d1, dMost, more);
      dColumn = v128.bitselect(lanes, dColumn, more);
      lanes = i32x4.add(lanes, i32x4.splat(4));
    }
    const place = <usize>row * FLOAT;
    changed += settle(aMost, aColumn, labels + place, best + place);
    if (left > 1) changed += settle(bMost, bColumn, labels + place + 4, best + place + 4);
    if (left > 2) changed += settle(cMost, cColumn, labels + place + 8, best + place + 8);
    if (left > 3) changed += settle(dMost, dColumn, labels + place + 12, best + place + 12);
  }
  return changed;
}

/** Adds each row to the sums of its label in float64 (k × width), and counts it. */
function sumByLabel(
  rows: usize,
  n: i32,
  width: i32,
  labels: usize,
  sums: usize,
  counts: usize
): void {
  const rowBytes = <usize>width * FLOAT;
  for (let row = 0; row < n; row++) {
    const label = <usize>i32.load(labels + <usize>row * FLOAT);
    const count = counts + label * FLOAT;
    i32.store(count, i32.load(count) + 1);
    let at = rows + <usize>row * rowBytes;
    let to = sums + label * <usize>width * DOUBLE;
    for (let index: usize = 0; index < rowBytes; index += VECTOR) {
      const low = v128.load64_zero(at + index);
      const high = v128.load64_zero(at + index, 8);
      v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(low)));
      v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(high)), 16);
      to += 2 * VECTOR;
    }
  }
}

/** The row with the least value, the first of equal ones; it is then marked so that it is not taken again. */
function takeWorst(best: usize, n: i32): i32 {
  let worst = 0;
  for (let row = 1; row < n; row++) {
    if (f32.load(best + <usize>row * FLOAT) < f32.load(best + <usize>worst * FLOAT)) worst = row;
  }
  f32.store(best + <usize>worst * FLOAT, Infinity);
  return worst;
}

/** Makes a column of the turned centroids out of one row. */
export function setCentroid(
  row: usize,
  width: i32,
  turned: usize,
  columns: i32,
  biases: usize,
  label: i32
): void {
  let squares: f64 = 0;
  for (let index = 0; index < width; index++) {
    const value = f32.load(row + <usize>index * FLOAT);
    f32.store(turned + <usize>(index * columns + label) * FLOAT, value);
    squares += <f64>value * <f64>value;
  }
  f32.store(biases + <usize>label * FLOAT, <f32>(-squares / 2));
}

/**
 * Makes the turned centroids the means of the labels' rows, and the biases minus half their squared
 * lengths; an empty label takes the row that fits its own worst. `sums` and `counts` are room to work.
 */
export function update(
  rows: usize,
  n: i32,
  width: i32,
  labels: usize,
  best: usize,
  k: i32,
  turned: usize,
  columns: i32,
  biases: usize,
  sums: usize,
  counts: usize
): void {
  memory.fill(sums, 0, <usize>k * <usize>width * DOUBLE);
  memory.fill(counts, 0, <usize>k * FLOAT);
  sumByLabel(rows, n, width, labels, sums, counts);
  for (let label = 0; label < k; label++) {
    const count = <f64>i32.load(counts + <usize>label * FLOAT);
    const from = sums + <usize>label * <usize>width * DOUBLE;
    // The mean replaces the first half of the sums, which are read before.
    for (let index = 0; index < width; index++) {
      const mean = <f32>(f64.load(from + <usize>index * DOUBLE) / count);
      f32.store(from + <usize>index * FLOAT, mean);
    }
    const row = count > 0 ? from : rows + <usize>takeWorst(best, n) * <usize>width * FLOAT;
    setCentroid(row, width, turned, columns, biases, label);
  }
}

/** Squared difference of four numbers each. */
function squared(left: v128, right: v128): v128 {
  const difference = f32x4.sub(left, right);
  return f32x4.mul(difference, difference);
}

/** Stores the sum of four lanes where it is less than what stands there; returns what stands then. */
function lower(place: usize, sum: v128): f64 {
  const distance =
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
  const before = f32.load(place);
  const after = distance < before ? distance : before;
  f32.store(place, after);
  return <f64>after;
}

/**
 * Lowers each row's distance to the squared distance to one point, where that is less, and returns the
 * sum of all; four rows at a time, since one alone would wait for its own sum.
 */
export function lowerDistances(
  rows: usize,
  n: i32,
  width: i32,
  point: usize,
  distances: usize
): f64 {
  const rowBytes = <usize>width * FLOAT;
  let total: f64 = 0;
  for (let row = 0; row < n; row += 4) {
    const left = n - row;
    const a = rows + <usize>row * rowBytes;
    const b = rowWithin(a, 1, left, rowBytes);
    const c = rowWithin(a, 2, left, rowBytes);
    const d = rowWithin(a, 3, left, rowBytes);
    let aSum = f32x4.splat(0),
      bSum = aSum,
      cSum = aSum,
      dSum = aSum;
    for (let index: usize = 0; index < rowBytes; index += VECTOR) {
      const to = v128.load(point + index);
      aSum = f32x4.add(aSum, squared(v128.load(a + index), to));
      bSum = f32x4.add(bSum, squared(v128.load(b + index), to));
      cSum = f32x4.add(cSum, squared(v128.load(c + index), to));
      dSum = f32x4.add(dSum, squared(v128.load(d + index), to));
    }
    const place = distances + <usize>row * FLOAT;
    total += lower(place, aSum);
    if (left > 1) total += lower(place + FLOAT, bSum);
    if (left > 2) total += lower(place + 2 * FLOAT, cSum);
    if (left > 3) total += lower(place + 3 * FLOAT, dSum);
  }
  return total;
}

/** The first of n values at which their running sum passes an amount; −1 when it never does. */
export function reach(values: usize, n: i32, amount: f64): i32 {
  for (let index = 0; index < n; index++) {
    amount -= <f64>f32.load(values + <usize>index * FLOAT);
    if (amount < 0) return index;
  }
  return -1;
}

/** Sum of n values in float64. */
export function sum(values: usize, n: i32): f64 {
  let total: f64 = 0;
  for (let index = 0; index < n; index++) total += <f64>f32.load(values + <usize>index * FLOAT);
  return total;
}

import {FLOAT, rowWithin, VECTOR} from './layout';

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

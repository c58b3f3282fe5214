// The hot loops in AssemblyScript, compiled to WebAssembly by `npm run kernels`. Every sum runs in a
// fixed order, so the results are the same on every machine; plain.ts does the same in TypeScript.
// Addresses are bytes in the linear memory; widths and counts are numbers of elements.

/** Bytes in a float32, in a vector of four, and in a float64. */
const FLOAT: usize = 4;
const VECTOR: usize = 16;
const DOUBLE: usize = 8;

/**
 * Rows (n × width, width a multiple of 4) times a small matrix (width × columns, columns a multiple
 * of 8): four rows by eight columns at a time stay in registers.
 */
export function rotate(
  rows: usize,
  n: i32,
  width: i32,
  matrix: usize,
  columns: i32,
  out: usize
): void {
  const rowBytes = <usize>width * FLOAT;
  const lineBytes = <usize>columns * FLOAT;
  for (let row = 0; row < n; row += 4) {
    const a = rows + <usize>row * rowBytes;
    const b = row + 1 < n ? a + rowBytes : a;
    const c = row + 2 < n ? a + 2 * rowBytes : a;
    const d = row + 3 < n ? a + 3 * rowBytes : a;
    const target = out + <usize>row * lineBytes;
    for (let block: usize = 0; block < lineBytes; block += 2 * VECTOR) {
      let a0 = f32x4.splat(0),
        a1 = a0,
        b0 = a0,
        b1 = a0,
        c0 = a0,
        c1 = a0,
        d0 = a0,
        d1 = a0;
      let at = matrix + block;
      for (let index: usize = 0; index < rowBytes; index += FLOAT) {
        const left = v128.load(at);
        const right = v128.load(at, 16);
        at += lineBytes;
        const x = v128.load_splat<f32>(a + index);
        a0 = f32x4.add(a0, f32x4.mul(x, left));
        a1 = f32x4.add(a1, f32x4.mul(x, right));
        const y = v128.load_splat<f32>(b + index);
        b0 = f32x4.add(b0, f32x4.mul(y, left));
        b1 = f32x4.add(b1, f32x4.mul(y, right));
        const z = v128.load_splat<f32>(c + index);
        c0 = f32x4.add(c0, f32x4.mul(z, left));
        c1 = f32x4.add(c1, f32x4.mul(z, right));
        const w = v128.load_splat<f32>(d + index);
        d0 = f32x4.add(d0, f32x4.mul(w, left));
        d1 = f32x4.add(d1, f32x4.mul(w, right));
      }
      store(target + block, a0, a1);
      if (row + 1 < n) store(target + lineBytes + block, b0, b1);
      if (row + 2 < n) store(target + 2 * lineBytes + block, c0, c1);
      if (row + 3 < n) store(target + 3 * lineBytes + block, d0, d1);
    }
  }
}

function store(at: usize, left: v128, right: v128): void {
  v128.store(at, left);
  v128.store(at, right, 16);
}

/**
 * For each row the column of `products` (n × columns) whose value plus bias is largest, the first of
 * equal ones, and that value. Returns how many labels changed.
 */
export function argmax(
  products: usize,
  n: i32,
  columns: i32,
  biases: usize,
  labels: usize,
  best: usize
): i32 {
  let changed = 0;
  for (let row = 0; row < n; row++) {
    const at = products + <usize>row * <usize>columns * FLOAT;
    let most = f32.load(at) + f32.load(biases);
    let label = 0;
    for (let column = 1; column < columns; column++) {
      const value = f32.load(at + <usize>column * FLOAT) + f32.load(biases + <usize>column * FLOAT);
      if (value > most) {
        most = value;
        label = column;
      }
    }
    const place = <usize>row * FLOAT;
    if (i32.load(labels + place) != label) changed++;
    i32.store(labels + place, label);
    f32.store(best + place, most);
  }
  return changed;
}

/** Sums of the rows (n × width) of each label in float64 (k × width), and how many they are. */
export function sumByLabel(
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
      const values = v128.load(at + index);
      const high = i8x16.shuffle(
        values,
        values,
        8,
        9,
        10,
        11,
        12,
        13,
        14,
        15,
        8,
        9,
        10,
        11,
        12,
        13,
        14,
        15
      );
      v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(values)));
      v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(high)), 16);
      to += 2 * VECTOR;
    }
  }
}

/** Squared difference of four numbers each. */
function squared(left: v128, right: v128): v128 {
  const difference = f32x4.sub(left, right);
  return f32x4.mul(difference, difference);
}

/** Stores the sum of four lanes where it is less than what stands there. */
function lower(place: usize, sum: v128): void {
  const distance =
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
  if (distance < f32.load(place)) f32.store(place, distance);
}

/**
 * Lowers each row's distance to the squared distance to one point, where that is less; four rows at
 * a time, since one alone would wait for its own sum.
 */
export function lowerDistances(
  rows: usize,
  n: i32,
  width: i32,
  point: usize,
  distances: usize
): void {
  const rowBytes = <usize>width * FLOAT;
  for (let row = 0; row < n; row += 4) {
    const a = rows + <usize>row * rowBytes;
    const b = row + 1 < n ? a + rowBytes : a;
    const c = row + 2 < n ? a + 2 * rowBytes : a;
    const d = row + 3 < n ? a + 3 * rowBytes : a;
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
    lower(place, aSum);
    if (row + 1 < n) lower(place + FLOAT, bSum);
    if (row + 2 < n) lower(place + 2 * FLOAT, cSum);
    if (row + 3 < n) lower(place + 3 * FLOAT, dSum);
  }
}

/** Adds a scaled row of so many bytes to another. */
function addScaled(to: usize, from: usize, scale: v128, bytes: usize): void {
  for (let index: usize = 0; index < bytes; index += VECTOR) {
    v128.store(
      to + index,
      f32x4.add(v128.load(to + index), f32x4.mul(scale, v128.load(from + index)))
    );
  }
}

/**
 * Sparse rows (n rows by `starts`, columns and values) times dense (columns × width) into out
 * (n × width); or the transposed rows times dense (n × width) into out (columns × width).
 */
export function sparseProduct(
  starts: usize,
  columns: usize,
  values: usize,
  n: i32,
  dense: usize,
  width: i32,
  out: usize,
  transposed: bool
): void {
  const bytes = <usize>width * FLOAT;
  for (let row: usize = 0; row < <usize>n; row++) {
    const end = <usize>i32.load(starts + (row + 1) * FLOAT);
    for (let entry = <usize>i32.load(starts + row * FLOAT); entry < end; entry++) {
      const column = <usize>i32.load(columns + entry * FLOAT);
      const to = out + (transposed ? column : row) * bytes;
      const from = dense + (transposed ? row : column) * bytes;
      addScaled(to, from, v128.load_splat<f32>(values + entry * FLOAT), bytes);
    }
  }
}

/** Products of every pair of columns of rows (n × width) in float64 (width × width). */
export function gram(rows: usize, n: i32, width: i32, out: usize): void {
  const rowBytes = <usize>width * FLOAT;
  for (let row = 0; row < n; row++) {
    const at = rows + <usize>row * rowBytes;
    for (let index: usize = 0; index < <usize>width; index++) {
      const scale = f64x2.splat(<f64>f32.load(at + index * FLOAT));
      let to = out + index * <usize>width * DOUBLE;
      for (let other: usize = 0; other < rowBytes; other += VECTOR / 2) {
        const pair = f64x2.promote_low_f32x4(v128.load64_zero(at + other));
        v128.store(to, f64x2.add(v128.load(to), f64x2.mul(scale, pair)));
        to += VECTOR;
      }
    }
  }
}

import {DOUBLE, FLOAT, rowWithin, VECTOR} from './layout';

/** Stores eight products, or takes them away from what stands there. */
function put(at: usize, left: v128, right: v128, subtract: bool): void {
  v128.store(at, subtract ? f32x4.sub(v128.load(at), left) : left);
  v128.store(at, subtract ? f32x4.sub(v128.load(at, 16), right) : right, 16);
}

/**
 * Rows (n × width, `stride` apart) times a small matrix (width × columns, columns a multiple of 8)
 * into out (n × columns), or taken away from it: four rows by eight columns at a time stay in
 * registers.
 */
export function rotate(
  rows: usize,
  n: i32,
  stride: i32,
  width: i32,
  matrix: usize,
  columns: i32,
  out: usize,
  subtract: bool
): void {
  const strideBytes = <usize>stride * FLOAT;
  const rowBytes = <usize>width * FLOAT;
  const lineBytes = <usize>columns * FLOAT;
  for (let row = 0; row < n; row += 4) {
    const left = n - row;
    const a = rows + <usize>row * strideBytes;
    const b = rowWithin(a, 1, left, strideBytes);
    const c = rowWithin(a, 2, left, strideBytes);
    const d = rowWithin(a, 3, left, strideBytes);
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
      put(target + block, a0, a1, subtract);
      if (left > 1) put(target + lineBytes + block, b0, b1, subtract);
      if (left > 2) put(target + 2 * lineBytes + block, c0, c1, subtract);
      if (left > 3) put(target + 3 * lineBytes + block, d0, d1, subtract);
    }
  }
}

/** Adds four float32 to four float64. */
function addWide(to: usize, sums: v128): void {
  const high = i8x16.shuffle(
    sums,
    sums,
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
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(sums)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(high)), 16);
}

/** Rows whose products are summed in float32 before they go into the sums in float64. */
const CHUNK: i32 = 64;

/**
 * Adds to out (leftColumns × columns, float64) the products of every column of `left` (n rows
 * `stride` apart, leftColumns a multiple of 4) with every column of `right` (n × columns, a multiple
 * of 8): four by eight columns at a time stay in registers.
 */
export function cross(
  left: usize,
  n: i32,
  stride: i32,
  leftColumns: i32,
  right: usize,
  columns: i32,
  out: usize
): void {
  const strideBytes = <usize>stride * FLOAT;
  const lineBytes = <usize>columns * FLOAT;
  for (let start = 0; start < n; start += CHUNK) {
    const rows = min(CHUNK, n - start);
    for (let first = 0; first < leftColumns; first += 4) {
      for (let block: usize = 0; block < lineBytes; block += 2 * VECTOR) {
        let x = left + <usize>start * strideBytes + <usize>first * FLOAT;
        let y = right + <usize>start * lineBytes + block;
        let a0 = f32x4.splat(0),
          a1 = a0,
          b0 = a0,
          b1 = a0,
          c0 = a0,
          c1 = a0,
          d0 = a0,
          d1 = a0;
        for (let row = 0; row < rows; row++) {
          const low = v128.load(y);
          const high = v128.load(y, 16);
          const a = v128.load_splat<f32>(x);
          a0 = f32x4.add(a0, f32x4.mul(a, low));
          a1 = f32x4.add(a1, f32x4.mul(a, high));
          const b = v128.load_splat<f32>(x, 4);
          b0 = f32x4.add(b0, f32x4.mul(b, low));
          b1 = f32x4.add(b1, f32x4.mul(b, high));
          const c = v128.load_splat<f32>(x, 8);
          c0 = f32x4.add(c0, f32x4.mul(c, low));
          c1 = f32x4.add(c1, f32x4.mul(c, high));
          const d = v128.load_splat<f32>(x, 12);
          d0 = f32x4.add(d0, f32x4.mul(d, low));
          d1 = f32x4.add(d1, f32x4.mul(d, high));
          x += strideBytes;
          y += lineBytes;
        }
        const line = <usize>columns * DOUBLE;
        const to = out + <usize>first * line + 2 * block;
        addWide(to, a0);
        addWide(to + 32, a1);
        addWide(to + line, b0);
        addWide(to + line + 32, b1);
        addWide(to + 2 * line, c0);
        addWide(to + 2 * line + 32, c1);
        addWide(to + 3 * line, d0);
        addWide(to + 3 * line + 32, d1);
      }
    }
  }
}

import {DOUBLE} from './layout';

const PAIR: usize = 16;

function get(at: usize, index: i32): f64 {
  return f64.load(at + <usize>index * DOUBLE);
}

function set(at: usize, index: i32, value: f64): void {
  f64.store(at + <usize>index * DOUBLE, value);
}

/** Scalar product of two rows from an even index on, in two lanes. */
function dotPairs(left: usize, right: usize, first: i32, width: i32): f64 {
  let sum = f64x2.splat(0);
  const end = <usize>width * DOUBLE;
  for (let index = <usize>first * DOUBLE; index < end; index += PAIR) {
    sum = f64x2.add(sum, f64x2.mul(v128.load(left + index), v128.load(right + index)));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** Adds a scaled row to another from an even index on. */
function addScaled(to: usize, from: usize, scale: f64, first: i32, width: i32): void {
  const factor = f64x2.splat(scale);
  const end = <usize>width * DOUBLE;
  for (let index = <usize>first * DOUBLE; index < end; index += PAIR) {
    const product = f64x2.mul(factor, v128.load(from + index));
    v128.store(to + index, f64x2.add(v128.load(to + index), product));
  }
}

/**
 * Householder reduction of a symmetric matrix (n rows of `width` float64, width even) to the diagonal
 * d and the off-diagonal e (Golub and Van Loan, section 8.3.1). The vector of each step stays in its
 * row of the matrix, of squared length 2; `room` holds `width` numbers.
 */
export function tridiagonalize(
  matrix: usize,
  n: i32,
  width: i32,
  d: usize,
  e: usize,
  room: usize
): void {
  const bytes = <usize>width * DOUBLE;
  for (let step = 0; step < n; step++) {
    const v = matrix + <usize>step * bytes;
    set(d, step, get(v, step));
    const next = step + 1;
    // From the even index on, before it zeros: all loops then run over whole vectors.
    const first = next & ~1;
    for (let index = 0; index < next; index++) set(v, index, 0);
    const length = Math.sqrt(dotPairs(v, v, first, width));
    set(e, step, next < n ? get(v, next) : 0);
    if (next + 1 >= n || length == 0) {
      memory.fill(v, 0, bytes);
      continue;
    }
    const alpha = get(v, next) > 0 ? -length : length;
    set(e, step, alpha);
    set(v, next, get(v, next) - alpha);
    const scale = Math.sqrt(2 / dotPairs(v, v, first, width));
    for (let index = next; index < n; index++) set(v, index, get(v, index) * scale);
    memory.fill(room, 0, bytes);
    for (let row = next; row < n; row++) {
      set(room, row, dotPairs(matrix + <usize>row * bytes, v, first, width));
    }
    addScaled(room, v, -dotPairs(room, v, first, width) / 2, first, width);
    for (let row = next; row < n; row++) {
      const target = matrix + <usize>row * bytes;
      addScaled(target, v, -get(room, row), first, width);
      addScaled(target, room, -get(v, row), first, width);
    }
  }
}

/** Turns two rows by an angle: (x, y) becomes (c·x − s·y, s·x + c·y). */
function turn(x: usize, y: usize, c: f64, s: f64, width: i32): void {
  const cosine = f64x2.splat(c);
  const sine = f64x2.splat(s);
  const end = <usize>width * DOUBLE;
  for (let index: usize = 0; index < end; index += PAIR) {
    const left = v128.load(x + index);
    const right = v128.load(y + index);
    v128.store(x + index, f64x2.sub(f64x2.mul(cosine, left), f64x2.mul(sine, right)));
    v128.store(y + index, f64x2.add(f64x2.mul(sine, left), f64x2.mul(cosine, right)));
  }
}

const MOST_SWEEPS = 60;

/** Where the block that starts at `first` ends: the first off-diagonal that is zero beside its neighbours. */
function blockEnd(d: usize, e: usize, first: i32, n: i32): i32 {
  let last = first;
  while (last + 1 < n) {
    const size = Math.abs(get(d, last)) + Math.abs(get(d, last + 1));
    if (Math.abs(get(e, last)) + size == size) break;
    last++;
  }
  return last;
}

/**
 * Eigenvalues of a symmetric tridiagonal matrix into d, by the QL algorithm with implicit shifts
 * (Golub and Van Loan, section 8.3.3); every rotation turns rows of `vectors` too (n × width, width
 * even), which begin as the identity and end as the eigenvectors.
 */
export function diagonalize(d: usize, e: usize, n: i32, vectors: usize, width: i32): void {
  const bytes = <usize>width * DOUBLE;
  for (let first = 0; first < n; first++) {
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      const last = blockEnd(d, e, first, n);
      if (last == first) break;
      const half = (get(d, first + 1) - get(d, first)) / (2 * get(e, first));
      const root = Math.sqrt(half * half + 1);
      const shift = get(d, first) - get(e, first) / (half + (half < 0 ? -root : root));
      let g = get(d, last) - shift;
      let s: f64 = 1;
      let c: f64 = 1;
      let p: f64 = 0;
      let split = false;
      for (let index = last - 1; index >= first; index--) {
        const f = s * get(e, index);
        const b = c * get(e, index);
        const r = Math.sqrt(f * f + g * g);
        set(e, index + 1, r);
        if (r == 0) {
          // The matrix falls into two: go on with the blocks.
          set(d, index + 1, get(d, index + 1) - p);
          set(e, last, 0);
          split = true;
          break;
        }
        s = f / r;
        c = g / r;
        const before = get(d, index + 1) - p;
        const sum = (get(d, index) - before) * s + 2 * c * b;
        p = s * sum;
        set(d, index + 1, before + p);
        g = c * sum - b;
        const row = vectors + <usize>index * bytes;
        turn(row, row + bytes, c, s, width);
      }
      if (split) continue;
      set(d, first, get(d, first) - p);
      set(e, first, g);
      set(e, last, 0);
    }
  }
}

/** Takes a vector of the tridiagonal matrix back to the matrix that was reduced, step by step. */
export function restore(vector: usize, matrix: usize, n: i32, width: i32): void {
  for (let step = n - 1; step >= 0; step--) {
    const v = matrix + <usize>step * <usize>width * DOUBLE;
    const first = (step + 1) & ~1;
    addScaled(vector, v, -dotPairs(v, vector, first, width), first, width);
  }
}

import {FLOAT, VECTOR} from './layout';

/** Bytes of a label, and of eight columns of float32. */
const LABEL: usize = 2;
const BLOCK: usize = 2 * VECTOR;

/**
 * Adds to each row of out (n × 8) the rows of a table (clusters × 8) that the labels of each run name:
 * one-hot labels times dense. The labels stand run by run, the table has k rows for each run.
 */
export function gatherVotes(
  labels: usize,
  n: i32,
  runs: i32,
  k: i32,
  table: usize,
  out: usize
): void {
  for (let run = 0; run < runs; run++) {
    const clusters = table + <usize>(run * k) * BLOCK;
    let label = labels + <usize>run * <usize>n * LABEL;
    const end = out + <usize>n * BLOCK;
    for (let to = out; to < end; to += BLOCK) {
      const from = clusters + <usize>i32.load16_u(label) * BLOCK;
      label += LABEL;
      v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
      v128.store(to, f32x4.add(v128.load(to, 16), v128.load(from, 16)), 16);
    }
  }
}

/** Adds each row (n × 8) to the rows of a table (clusters × 8) that its labels name: the transpose. */
export function scatterVotes(
  labels: usize,
  n: i32,
  runs: i32,
  k: i32,
  rows: usize,
  table: usize
): void {
  for (let run = 0; run < runs; run++) {
    const clusters = table + <usize>(run * k) * BLOCK;
    let label = labels + <usize>run * <usize>n * LABEL;
    const end = rows + <usize>n * BLOCK;
    for (let from = rows; from < end; from += BLOCK) {
      const to = clusters + <usize>i32.load16_u(label) * BLOCK;
      label += LABEL;
      v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
      v128.store(to, f32x4.add(v128.load(to, 16), v128.load(from, 16)), 16);
    }
  }
}

/** Multiplies each row (n × 8) by a number of its own. */
export function scaleRows(rows: usize, n: i32, scales: usize): void {
  for (let row: usize = 0; row < <usize>n; row++) {
    const scale = v128.load_splat<f32>(scales + row * FLOAT);
    const at = rows + row * BLOCK;
    v128.store(at, f32x4.mul(scale, v128.load(at)));
    v128.store(at, f32x4.mul(scale, v128.load(at, 16)), 16);
  }
}

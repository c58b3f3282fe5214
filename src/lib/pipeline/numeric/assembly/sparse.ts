import {FLOAT, VECTOR} from './layout';

/**
 * Sparse rows (n rows by `starts`, columns and values) times dense (columns × width, width a multiple
 * of 8) into out (n × width): eight columns of a row stay in registers.
 */
export function sparseTimes(
  starts: usize,
  columns: usize,
  values: usize,
  n: i32,
  dense: usize,
  width: i32,
  out: usize
): void {
  const bytes = <usize>width * FLOAT;
  for (let row: usize = 0; row < <usize>n; row++) {
    const first = <usize>i32.load(starts + row * FLOAT) * FLOAT;
    const end = <usize>i32.load(starts + row * FLOAT, 4) * FLOAT;
    for (let block: usize = 0; block < bytes; block += 2 * VECTOR) {
      let low = f32x4.splat(0);
      let high = low;
      for (let entry = first; entry < end; entry += FLOAT) {
        const from = dense + <usize>i32.load(columns + entry) * bytes + block;
        const value = v128.load_splat<f32>(values + entry);
        low = f32x4.add(low, f32x4.mul(value, v128.load(from)));
        high = f32x4.add(high, f32x4.mul(value, v128.load(from, 16)));
      }
      const to = out + row * bytes + block;
      v128.store(to, low);
      v128.store(to, high, 16);
    }
  }
}

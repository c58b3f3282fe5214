import type {Matrix} from './numeric/matrix.ts';

/** Zeros in memory that threads share, so that no input or output that holds them is copied. */
export const sharedInts = (length: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(4 * length));

/** The same numbers in memory that threads share. */
export function shareInts(values: ArrayLike<number>): Int32Array<SharedArrayBuffer> {
  const copy = sharedInts(values.length);
  copy.set(values);
  return copy;
}

/** The same bytes in memory that threads share. */
export function shareBytes(values: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const copy = new Uint8Array(new SharedArrayBuffer(values.length));
  copy.set(values);
  return copy;
}

/** The same matrix in memory that threads share. */
export function shared({values, ...shape}: Matrix): Matrix {
  const copy = new Float32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return {...shape, values: copy};
}

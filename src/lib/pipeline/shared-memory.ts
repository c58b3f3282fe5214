import type {Matrix, SparseMatrix} from './numeric/matrix.ts';

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

const isShared = (values: Float32Array): values is Float32Array<SharedArrayBuffer> =>
  values.buffer instanceof SharedArrayBuffer;

function shareFloats(values: Float32Array): Float32Array<SharedArrayBuffer> {
  if (isShared(values)) return values;
  const copy = new Float32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

/** The same matrix in memory that threads share, which whoever takes it must leave as it is: it is no copy where it lies there already. */
export const shared = ({values, ...shape}: Matrix): Matrix => ({
  ...shape,
  values: shareFloats(values)
});

/** The same sparse matrix in memory that threads share. */
export const sharedSparse = ({starts, indices, values, ...shape}: SparseMatrix): SparseMatrix => ({
  ...shape,
  starts: shareInts(starts),
  indices: shareInts(indices),
  values: shareFloats(values)
});

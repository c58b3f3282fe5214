import {stepOf} from '../pipeline/refresh/directions.ts';

const FLOAT = 4;

/** Numbers as float32, little-endian on every machine. */
export function packFloats(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * FLOAT));
  values.forEach((value, index) => {
    view.setFloat32(index * FLOAT, value, true);
  });
  return new Uint8Array(view.buffer);
}

const viewOf = ({buffer, byteOffset, byteLength}: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

/** The numbers that `packFloats` packed. */
export function unpackFloats(bytes: Uint8Array): Float32Array {
  const view = viewOf(bytes);
  return Float32Array.from({length: bytes.length / FLOAT}, (_, index) =>
    view.getFloat32(index * FLOAT, true)
  );
}

/** Bytes of a packed direction of so many dimensions. */
export const packedSize = (dimensions: number): number => FLOAT + dimensions;

/** A direction that is rounded to its steps: the length of a step, then the steps as signed bytes. */
export function packDirection(row: Float32Array): Uint8Array {
  const step = stepOf(row);
  const view = new DataView(new ArrayBuffer(packedSize(row.length)));
  view.setFloat32(0, step, true);
  row.forEach((value, index) => {
    view.setInt8(FLOAT + index, step > 0 ? Math.round(value / step) : 0);
  });
  return new Uint8Array(view.buffer);
}

/** The direction that `packDirection` packed, to the bit. */
export function unpackDirection(bytes: Uint8Array, into: Float32Array): void {
  const view = viewOf(bytes);
  const step = view.getFloat32(0, true);
  for (let index = 0; index < into.length; index++) {
    into[index] = view.getInt8(FLOAT + index) * step;
  }
}

import {byFalling} from './by-falling.ts';
import type {Eigen} from './kernels.ts';
import {zeros} from './matrix.ts';
import {DOUBLE, padded, Workspace} from './workspace.ts';

/** Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction, then QL. */
export function wasmEigen(matrix: Float64Array, size: number, wanted: number): Eigen {
  const workspace = new Workspace();
  const width = padded(size, 2);
  const at = workspace.reserve(size * width * DOUBLE);
  const rows = workspace.reserve(size * width * DOUBLE);
  const [d = 0, e = 0, room = 0] = [0, 1, 2].map(() => workspace.reserve(width * DOUBLE));
  const reduced = workspace.doubles(at, size * width);
  const identity = workspace.doubles(rows, size * width);
  for (let row = 0; row < size; row++) {
    reduced.set(matrix.subarray(row * size, (row + 1) * size), row * width);
    identity[row * width + row] = 1;
  }
  workspace.run('tridiagonalize', at, size, width, d, e, room);
  workspace.run('diagonalize', d, e, size, rows, width);
  const found = workspace.doubles(d, size);
  const order = byFalling(found);
  const vectors = zeros(size, wanted);
  order.slice(0, wanted).forEach((from, to) => {
    workspace.run('restore', rows + from * width * DOUBLE, at, size, width);
    const vector = workspace.doubles(rows + from * width * DOUBLE, size);
    vector.forEach((value, row) => (vectors.values[row * wanted + to] = value));
  });
  return {values: Float64Array.from(order, (index) => found[index]!), vectors};
}

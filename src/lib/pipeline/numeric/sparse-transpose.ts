import type {SparseMatrix} from './matrix.ts';

/** The transposed matrix, its entries by rising row as they were. */
export function transposeSparse(matrix: SparseMatrix): SparseMatrix {
  const {rows, columns} = matrix;
  const starts = new Int32Array(columns + 1);
  for (const column of matrix.indices) starts[column + 1]!++;
  for (let column = 0; column < columns; column++) starts[column + 1]! += starts[column]!;
  const next = starts.slice(0, columns);
  const indices = new Int32Array(matrix.indices.length);
  const values = new Float32Array(matrix.indices.length);
  for (let row = 0; row < rows; row++) {
    for (let entry = matrix.starts[row]!; entry < matrix.starts[row + 1]!; entry++) {
      const to = next[matrix.indices[entry]!]!++;
      indices[to] = row;
      values[to] = matrix.values[entry]!;
    }
  }
  return {rows: columns, columns: rows, starts, indices, values};
}

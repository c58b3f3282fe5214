import type {SparseKernels} from './kernels.ts';
import type {Matrix, SparseMatrix} from './matrix.ts';
import {transposeSparse} from './sparse-transpose.ts';
import {BLOCK, FLOAT, padded, Workspace} from './workspace.ts';

/** A matrix and, once it is asked for, its transpose beside it, so that both products read rows and write each once. */
export class WasmSparse implements SparseKernels {
  readonly #workspace = new Workspace();
  readonly rows: number;
  readonly columns: number;
  readonly #product: (dense: Matrix) => Matrix;
  readonly #matrix: SparseMatrix;
  #transposedProduct: ((dense: Matrix) => Matrix) | undefined;

  constructor(matrix: SparseMatrix) {
    this.rows = matrix.rows;
    this.columns = matrix.columns;
    this.#matrix = matrix;
    this.#product = this.#put(matrix);
  }

  times(dense: Matrix): Matrix {
    return this.#product(dense);
  }

  transposedTimes(dense: Matrix): Matrix {
    this.#transposedProduct ??= this.#put(transposeSparse(this.#matrix));
    return this.#transposedProduct(dense);
  }

  #put({rows, starts, indices, values}: SparseMatrix): (dense: Matrix) => Matrix {
    const workspace = this.#workspace;
    const places = [
      workspace.putIntegers(starts),
      workspace.putIntegers(indices),
      workspace.putFloats(values)
    ];
    return (dense) =>
      workspace.lend(() => {
        const width = padded(dense.columns, BLOCK);
        const right = workspace.putMatrix(dense, width);
        const out = workspace.reserve(rows * width * FLOAT);
        workspace.run('sparseTimes', ...places, rows, right, width, out);
        return workspace.takeMatrix(out, {rows, columns: dense.columns, width});
      });
  }
}

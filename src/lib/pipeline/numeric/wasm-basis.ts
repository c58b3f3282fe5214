import type {BasisKernels} from './kernels.ts';
import type {Matrix} from './matrix.ts';
import {BLOCK, copyRows, DOUBLE, FLOAT, padded, VECTOR, Workspace} from './workspace.ts';

/** Columns side by side in rows with room for all that may come. */
export class WasmBasis implements BasisKernels {
  readonly #workspace = new Workspace();
  readonly #rows: number;
  readonly #stride: number;
  readonly #at: number;
  columns = 0;

  constructor(rows: number, capacity: number) {
    this.#rows = rows;
    this.#stride = padded(capacity, VECTOR);
    this.#at = this.#workspace.reserve(rows * this.#stride * FLOAT);
  }

  append({columns, values}: Matrix): void {
    const target = this.#workspace.floats(this.#at, this.#rows * this.#stride);
    const to = {values: target, at: this.columns, stride: this.#stride};
    copyRows({values, at: 0, stride: columns}, to, {rows: this.#rows, columns});
    this.columns += columns;
  }

  project(block: Matrix): Float64Array {
    return this.#workspace.lend(() => {
      const [height, width] = [padded(this.columns, VECTOR), padded(block.columns, BLOCK)];
      const right = this.#workspace.putMatrix(block, width);
      const out = this.#workspace.reserve(height * width * DOUBLE);
      this.#workspace.doubles(out, height * width).fill(0);
      this.#run('cross', height, right, width, out);
      const products = this.#workspace.doubles(out, height * width);
      const taken = new Float64Array(this.columns * block.columns);
      taken.forEach((_, index) => {
        const row = Math.floor(index / block.columns);
        taken[index] = products[row * width + (index % block.columns)]!;
      });
      return taken;
    });
  }

  without(block: Matrix, coefficients: Matrix): Matrix {
    return this.#rotate(coefficients, block);
  }

  rotate(matrix: Matrix): Matrix {
    return this.#rotate(matrix, null);
  }

  /** Combines the columns, and takes what comes of it away from a block when one is given. */
  #rotate(matrix: Matrix, from: Matrix | null): Matrix {
    return this.#workspace.lend(() => {
      const [height, width] = [padded(this.columns, VECTOR), padded(matrix.columns, BLOCK)];
      const right = this.#workspace.putMatrix(matrix, width, height);
      const out = from
        ? this.#workspace.putMatrix(from, width)
        : this.#workspace.reserve(this.#rows * width * FLOAT);
      this.#run('rotate', height, right, width, out, from ? 1 : 0);
      return this.#workspace.takeMatrix(out, {rows: this.#rows, columns: matrix.columns, width});
    });
  }

  #run(name: 'cross' | 'rotate', ...values: readonly number[]): void {
    this.#workspace.run(name, this.#at, this.#rows, this.#stride, ...values);
  }
}

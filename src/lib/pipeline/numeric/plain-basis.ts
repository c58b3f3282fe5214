import type {BasisKernels} from './kernels.ts';
import {firstColumns, rowOf, zeros, type Matrix} from './matrix.ts';
import {plainRotate} from './plain-sparse.ts';

const {fround} = Math;

/** Rows whose products are summed in float32 before they go into the sums in float64. */
const CHUNK = 64;

/** Products of every column of `left` with every column of `right`. */
function cross(left: Matrix, right: Matrix): Float64Array {
  const products = new Float64Array(left.columns * right.columns);
  for (let start = 0; start < left.rows; start += CHUNK) {
    const sums = new Float32Array(products.length);
    for (let row = start; row < Math.min(start + CHUNK, left.rows); row++) {
      rowOf(left, row).forEach((value, column) => {
        rowOf(right, row).forEach((other, index) => {
          const at = column * right.columns + index;
          sums[at] = fround(sums[at]! + fround(value * other));
        });
      });
    }
    sums.forEach((sum, at) => (products[at]! += sum));
  }
  return products;
}

/** Columns that grow by copies. */
export class PlainBasis implements BasisKernels {
  readonly #matrix: Matrix;
  columns = 0;

  constructor(rows: number, capacity: number) {
    this.#matrix = zeros(rows, capacity);
  }

  append({columns, values}: Matrix): void {
    values.forEach((value, index) => {
      const row = rowOf(this.#matrix, Math.floor(index / columns));
      row[this.columns + (index % columns)] = value;
    });
    this.columns += columns;
  }

  project(block: Matrix): Float64Array {
    return cross(firstColumns(this.#matrix, this.columns), block);
  }

  without(block: Matrix, coefficients: Matrix): Matrix {
    const combined = this.rotate(coefficients).values;
    const values = block.values.map((value, index) => value - combined[index]!);
    return {...block, values};
  }

  rotate(matrix: Matrix): Matrix {
    return plainRotate(firstColumns(this.#matrix, this.columns), matrix);
  }
}

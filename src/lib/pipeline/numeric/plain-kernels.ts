import {
  assignmentBiases,
  type Assigned,
  type Kernels,
  type LabelSums,
  type RowKernels
} from './kernels.ts';
import {rowOf, zeros, type Matrix, type SparseMatrix} from './matrix.ts';

const {fround} = Math;

/** Adds a scaled row to another, each step rounded to float32. */
function addScaled(target: Float32Array, source: Float32Array, scale: number): void {
  for (let index = 0; index < target.length; index++) {
    target[index] = fround(target[index]! + fround(scale * source[index]!));
  }
}

function sparseTimesDense(sparse: SparseMatrix, dense: Matrix): Matrix {
  const product = zeros(sparse.rows, dense.columns);
  for (let row = 0; row < sparse.rows; row++) {
    for (let entry = sparse.starts[row]!; entry < sparse.starts[row + 1]!; entry++) {
      const source = rowOf(dense, sparse.indices[entry]!);
      addScaled(rowOf(product, row), source, sparse.values[entry]!);
    }
  }
  return product;
}

function transposedTimesDense(sparse: SparseMatrix, dense: Matrix): Matrix {
  const product = zeros(sparse.columns, dense.columns);
  for (let row = 0; row < sparse.rows; row++) {
    for (let entry = sparse.starts[row]!; entry < sparse.starts[row + 1]!; entry++) {
      const target = rowOf(product, sparse.indices[entry]!);
      addScaled(target, rowOf(dense, row), sparse.values[entry]!);
    }
  }
  return product;
}

function rotate(rows: Matrix, matrix: Matrix): Matrix {
  const product = zeros(rows.rows, matrix.columns);
  for (let row = 0; row < rows.rows; row++) {
    const target = rowOf(product, row);
    rowOf(rows, row).forEach((value, index) => addScaled(target, rowOf(matrix, index), value));
  }
  return product;
}

function gram(rows: Matrix): Float64Array {
  const width = rows.columns;
  const product = new Float64Array(width * width);
  for (let row = 0; row < rows.rows; row++) {
    const values = rowOf(rows, row);
    for (let left = 0; left < width; left++) {
      for (let right = 0; right < width; right++) {
        product[left * width + right]! += values[left]! * values[right]!;
      }
    }
  }
  return product;
}

function transpose({rows, columns, values}: Matrix): Matrix {
  const turned = zeros(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned.values[column * rows + row] = values[row * columns + column]!;
    }
  }
  return turned;
}

function assign(rows: Matrix, centroids: Matrix): Assigned {
  const products = rotate(rows, transpose(centroids));
  const biases = assignmentBiases(centroids);
  const labels = new Int32Array(rows.rows);
  const best = new Float32Array(rows.rows).fill(-Infinity);
  for (let row = 0; row < rows.rows; row++) {
    rowOf(products, row).forEach((product, label) => {
      const value = fround(product + biases[label]!);
      if (value > best[row]!) [best[row], labels[row]] = [value, label];
    });
  }
  return {labels, best};
}

function sumByLabel(rows: Matrix, labels: Int32Array, k: number): LabelSums {
  const sums = new Float64Array(k * rows.columns);
  const counts = new Int32Array(k);
  labels.forEach((label, row) => {
    counts[label]!++;
    rowOf(rows, row).forEach((value, index) => (sums[label * rows.columns + index]! += value));
  });
  return {sums, counts};
}

/** Squared distance in float32, summed in four lanes as a vector unit does. */
function squaredDistance(left: Float32Array, right: Float32Array): number {
  const lanes = new Float32Array(4);
  left.forEach((value, index) => {
    const difference = fround(value - right[index]!);
    lanes[index % 4] = fround(lanes[index % 4]! + fround(difference * difference));
  });
  return fround(fround(lanes[0]! + lanes[1]!) + fround(lanes[2]! + lanes[3]!));
}

function lowerDistances(rows: Matrix, distances: Float32Array, point: number): void {
  for (let row = 0; row < rows.rows; row++) {
    const distance = squaredDistance(rowOf(rows, row), rowOf(rows, point));
    if (distance < distances[row]!) distances[row] = distance;
  }
}

/** The kernels in plain TypeScript: slow, readable, and the same bits as the fast ones. */
export const plainKernels: Kernels = {
  sparseTimesDense,
  transposedTimesDense,
  rotate,
  gram,
  over: (rows: Matrix): RowKernels => ({
    assign: (centroids) => assign(rows, centroids),
    sumByLabel: (labels, k) => sumByLabel(rows, labels, k),
    lowerDistances: (distances, row) => {
      lowerDistances(rows, distances, row);
    }
  })
};

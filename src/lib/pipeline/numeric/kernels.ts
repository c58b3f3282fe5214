import type {Matrix, SparseMatrix} from './matrix.ts';

/** Assignment and update of k-means over rows that stay where they are. */
export interface RowKernels {
  /**
   * Gives each row the column of the centroid c with the largest x · c − |c|² / 2, which is the
   * nearest one, the first of equally near ones.
   */
  assign(centroids: Matrix): Assigned;
  /** Sums of the rows of each label, k × d in float64, and how many rows they are. */
  sumByLabel(labels: Int32Array, k: number): LabelSums;
  /** Lowers each row's distance to the squared distance to one row, where that is less. */
  lowerDistances(distances: Float32Array, row: number): void;
}

/** Nearest centroid of each row. */
export interface Assigned {
  readonly labels: Int32Array;
  /** x · c − |c|² / 2 of each row and its centroid. */
  readonly best: Float32Array;
}

export interface LabelSums {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

/**
 * The loops in which the time goes. Two implementations give the same bits: WebAssembly with SIMD,
 * which runs, and plain TypeScript, which the tests hold it against.
 */
export interface Kernels {
  /** Sparse (n × m) times dense (m × d), n × d. */
  sparseTimesDense(sparse: SparseMatrix, dense: Matrix): Matrix;
  /** Transposed sparse (m × n) times dense (n × d), m × d. */
  transposedTimesDense(sparse: SparseMatrix, dense: Matrix): Matrix;
  /** Rows (n × d) times a small matrix (d × e), n × e. */
  rotate(rows: Matrix, matrix: Matrix): Matrix;
  /** Products of every pair of columns, d × d in float64. */
  gram(rows: Matrix): Float64Array;
  /** k-means over these rows. */
  over(rows: Matrix): RowKernels;
}

/** Half the squared length of each centroid, negated: what `assign` adds to the products. */
export function assignmentBiases(centroids: Matrix): Float32Array {
  const biases = new Float32Array(centroids.rows);
  for (let row = 0; row < centroids.rows; row++) {
    let sum = 0;
    for (let column = 0; column < centroids.columns; column++) {
      sum += centroids.values[row * centroids.columns + column]! ** 2;
    }
    biases[row] = -sum / 2;
  }
  return biases;
}

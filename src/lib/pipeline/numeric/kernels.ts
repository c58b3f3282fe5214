import type {Ballots} from './ballots.ts';
import type {Matrix, SparseMatrix} from './matrix.ts';

/** A sparse matrix (n × m) that stays where it is. */
export interface SparseKernels {
  readonly rows: number;
  readonly columns: number;
  /** Times dense (m × d), n × d. */
  times(dense: Matrix): Matrix;
  /** Transposed times dense (n × d), m × d. */
  transposedTimes(dense: Matrix): Matrix;
}

/** Columns of equal length, such as an orthonormal basis, that grow block by block. */
export interface BasisKernels {
  readonly columns: number;
  append(block: Matrix): void;
  /** Products of each column with each column of the block, columns × d in float64. */
  project(block: Matrix): Float64Array;
  /** The block without the combinations of the columns that the coefficients (columns × d) give. */
  without(block: Matrix, coefficients: Matrix): Matrix;
  /** The combinations of the columns that a matrix (columns × d) gives. */
  rotate(matrix: Matrix): Matrix;
}

/**
 * Lloyd's iterations over rows that stay where they are: the centroids are begun, seeded or set,
 * then `assign` and `update` take turns.
 */
export interface RowKernels {
  /** Forgets the centroids; k of them are to come. */
  begin(k: number): void;
  /**
   * Makes a row the centroid of a cluster and lowers the squared distance of every row to the
   * nearest centroid so far; returns the sum of these distances.
   */
  seed(cluster: number, row: number): number;
  /** The first row at which the running sum of these distances passes an amount, −1 when none does. */
  reach(amount: number): number;
  /**
   * Gives each row the centroid c with the largest x · c − |c|² / 2, which is the nearest one, the
   * first of equally near ones; returns how many rows changed.
   */
  assign(): number;
  /** Makes the centroids the means of their rows; an empty one takes the row that fits its own worst. */
  update(): void;
  /** Sum over the rows of x · c − |c|² / 2: the more, the nearer they lie to their centroids. */
  fit(): number;
  labels(): Int32Array;
  centroids(): Matrix;
}

/** Eigenvalues, falling, and the first eigenvectors, as columns, of a symmetric matrix. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/**
 * The loops in which the time goes. Two implementations give the same bits: WebAssembly with SIMD,
 * which runs, and plain TypeScript, which the tests hold it against.
 */
export interface Kernels {
  sparse(matrix: SparseMatrix): SparseKernels;
  /** Ballots as a matrix of ones, a row for each row and a column for each cluster of each run, times a weight for each column. */
  ballots(ballots: Ballots, weights: Float32Array): SparseKernels;
  /** An empty basis of columns so long, with room for so many. */
  basis(rows: number, capacity: number): BasisKernels;
  /** Rows (n × d) times a small matrix (d × e), n × e. */
  rotate(rows: Matrix, matrix: Matrix): Matrix;
  /** k-means over these rows. */
  over(rows: Matrix): RowKernels;
  /** Eigenvalues of a symmetric matrix, size × size row by row, and so many of its eigenvectors. */
  eigen(matrix: Float64Array, size: number, wanted: number): Eigen;
}

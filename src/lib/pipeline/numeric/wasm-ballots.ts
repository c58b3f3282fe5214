import type {Ballots} from './ballots.ts';
import type {SparseKernels} from './kernels.ts';
import type {Matrix} from './matrix.ts';
import {BLOCK, FLOAT, padded, Workspace} from './workspace.ts';

/** Ballots as a matrix of weighted ones: rows × clusters of all runs; it multiplies up to eight columns. */
export class WasmBallots implements SparseKernels {
  readonly #workspace = new Workspace();
  readonly #ballots: Ballots;
  readonly #labels: number;
  readonly #weights: number;

  constructor(ballots: Ballots, weights: Float32Array) {
    this.#ballots = ballots;
    this.#labels = this.#workspace.putShorts(ballots.labels);
    this.#weights = this.#workspace.putFloats(weights);
  }

  get rows(): number {
    return this.#ballots.rows;
  }

  get columns(): number {
    return this.#ballots.runs * this.#ballots.k;
  }

  times(dense: Matrix): Matrix {
    return this.#workspace.lend(() => {
      const table = this.#put(dense);
      const out = this.#zeros(this.rows);
      this.#workspace.run('scaleRows', table, this.columns, this.#weights);
      this.#run('gatherVotes', table, out);
      return this.#take(out, this.rows, dense.columns);
    });
  }

  transposedTimes(dense: Matrix): Matrix {
    return this.#workspace.lend(() => {
      const rows = this.#put(dense);
      const table = this.#zeros(this.columns);
      this.#run('scatterVotes', rows, table);
      this.#workspace.run('scaleRows', table, this.columns, this.#weights);
      return this.#take(table, this.columns, dense.columns);
    });
  }

  #run(name: 'gatherVotes' | 'scatterVotes', ...places: readonly number[]): void {
    const {rows, runs, k} = this.#ballots;
    this.#workspace.run(name, this.#labels, rows, runs, k, ...places);
  }

  #put(dense: Matrix): number {
    if (padded(dense.columns, BLOCK) !== BLOCK) {
      throw new RangeError(`block has ${dense.columns} columns, expected 1 to ${BLOCK}`);
    }
    return this.#workspace.putMatrix(dense, BLOCK);
  }

  #zeros(rows: number): number {
    const at = this.#workspace.reserve(rows * BLOCK * FLOAT);
    this.#workspace.floats(at, rows * BLOCK).fill(0);
    return at;
  }

  #take(at: number, rows: number, columns: number): Matrix {
    return this.#workspace.takeMatrix(at, {rows, columns, width: BLOCK});
  }
}

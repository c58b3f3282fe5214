import type {Ballots} from './ballots.ts';
import type {SparseKernels} from './kernels.ts';
import {rowOf, zeros, type Matrix} from './matrix.ts';
import {addScaled} from './plain-sparse.ts';

function scaleRows(matrix: Matrix, scales: Float32Array): Matrix {
  const values = matrix.values.map((value, at) => value * scales[Math.floor(at / matrix.columns)]!);
  return {...matrix, values};
}

/** Ballots as a matrix, multiplied by the definition. */
export function plainBallots(ballots: Ballots, weights: Float32Array): SparseKernels {
  const {rows, runs, k, labels} = ballots;
  const visit = (vote: (row: number, cluster: number) => void) => {
    labels.forEach((label, index) => {
      vote(index % rows, Math.floor(index / rows) * k + label);
    });
  };
  return {
    rows,
    columns: runs * k,
    times: (dense) => {
      const table = scaleRows(dense, weights);
      const product = zeros(rows, dense.columns);
      visit((row, cluster) => {
        addScaled(rowOf(product, row), rowOf(table, cluster), 1);
      });
      return product;
    },
    transposedTimes: (dense) => {
      const table = zeros(runs * k, dense.columns);
      visit((row, cluster) => {
        addScaled(rowOf(table, cluster), rowOf(dense, row), 1);
      });
      return scaleRows(table, weights);
    }
  };
}

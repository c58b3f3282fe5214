import type {Kernels} from './kernels.ts';
import {plainBallots} from './plain-ballots.ts';
import {PlainBasis} from './plain-basis.ts';
import {plainEigen} from './plain-eigen.ts';
import {PlainRows} from './plain-rows.ts';
import {plainRotate, plainSparse} from './plain-sparse.ts';

/** The kernels in plain TypeScript: slow, readable, and the same bits as the fast ones. */
export const plainKernels: Kernels = {
  sparse: plainSparse,
  ballots: plainBallots,
  basis: (rows, capacity) => new PlainBasis(rows, capacity),
  rotate: plainRotate,
  over: (rows) => new PlainRows(rows),
  eigen: plainEigen
};

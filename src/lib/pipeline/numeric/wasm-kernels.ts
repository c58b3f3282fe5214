import type {Kernels} from './kernels.ts';
import {WasmBallots} from './wasm-ballots.ts';
import {WasmBasis} from './wasm-basis.ts';
import {wasmEigen} from './wasm-eigen.ts';
import {WasmRows} from './wasm-rows.ts';
import {WasmSparse} from './wasm-sparse.ts';

/** The kernels in WebAssembly with SIMD, the same bits on every machine. */
export const wasmKernels: Kernels = {
  sparse: (matrix) => new WasmSparse(matrix),
  ballots: (ballots, weights) => new WasmBallots(ballots, weights),
  basis: (rows, capacity) => new WasmBasis(rows, capacity),
  rotate: (rows, matrix) => {
    const basis = new WasmBasis(rows.rows, rows.columns);
    basis.append(rows);
    return basis.rotate(matrix);
  },
  over: (rows) => new WasmRows(rows),
  eigen: wasmEigen
};

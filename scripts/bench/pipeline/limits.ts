// What this machine can do at most, measured: how fast one core reads memory, and how fast it multiplies and adds.
import {seededRandom} from '../../../src/lib/pipeline/random.ts';
import {wasmKernels} from '../../../src/lib/pipeline/numeric/wasm-kernels.ts';
import {median} from '../../eval/score.ts';
import type {Work} from './least-work.ts';

/** What one core can do in a second. */
export interface Limits {
  readonly bytes: number;
  readonly multiplyAdds: number;
}

const ROUNDS = 7;
/** More than any cache holds. */
const BYTES_READ = 256_000_000;
const [ROWS, CLUSTERS, COLUMNS] = [20_000, 64, 64];

function secondsOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

const typicalOf = (round: () => number): number => median(Array.from({length: ROUNDS}, round));

/** Reads every byte in search of one that is not there. */
function secondsToRead(): number {
  const bytes = Buffer.alloc(BYTES_READ, 1);
  return typicalOf(() => secondsOf(() => bytes.indexOf(2)));
}

/** Assigns rows to centroids for the first time, so that no bound spares a product. */
function secondsToAssign(): number {
  const random = seededRandom(1);
  const values = Float32Array.from({length: ROWS * COLUMNS}, () => random() - 0.5);
  return typicalOf(() => {
    const kernel = wasmKernels.over({rows: ROWS, columns: COLUMNS, values});
    kernel.begin(CLUSTERS);
    for (let cluster = 0; cluster < CLUSTERS; cluster++) kernel.seed(cluster, cluster);
    return secondsOf(() => kernel.assign());
  });
}

/** Measures one core. */
export const measureLimits = (): Limits => ({
  bytes: BYTES_READ / secondsToRead(),
  multiplyAdds: (ROWS * CLUSTERS * COLUMNS) / secondsToAssign()
});

/** The least seconds that some work takes so many cores. */
export const leastSeconds = (work: Work, limits: Limits, cores: number): number =>
  (work.bytes / limits.bytes + work.multiplyAdds / limits.multiplyAdds) / cores;

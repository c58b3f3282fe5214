import {availableParallelism} from 'node:os';
import {inlineExecutor, type Executor} from '../pipeline/step.ts';
import {LocalPool, type PoolOptions} from './local-pool.ts';

/** An executor that must be closed. */
export interface OpenExecutor extends Executor {
  close(): Promise<void>;
}

const MOST_WORKERS = 4;

/** As many workers as the machine runs at once, at most four: more wait for each other's memory. */
export const defaultWorkers = (): number => Math.min(MOST_WORKERS, availableParallelism());

/** Runs steps in so many workers; a single one would only make this thread wait, so then they run here. */
export const openExecutor = (workers: number, options: PoolOptions = {}): OpenExecutor =>
  workers > 1 ? new LocalPool(workers, options) : {...inlineExecutor, close: async () => undefined};

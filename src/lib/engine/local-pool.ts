import {extname} from 'node:path';
import {Worker} from 'node:worker_threads';
import type {Executor, Step} from '../pipeline/step.ts';
import type {Batch, Reply, Start} from './messages.ts';

/**
 * The file that a worker runs, named in this one place: beside a bundle the bundle of
 * `engine-worker.ts`, beside the source what starts that source.
 */
const WORKER = new URL(
  extname(import.meta.url) === '.ts' ? './engine-worker-source.mjs' : './engine-worker.js',
  import.meta.url
);

/**
 * Megabytes for what a thread has just made: V8 would take four times as much before it looks for what is no longer
 * needed, and no step is faster for it.
 */
const LIMITS = {maxYoungGenerationSizeMb: 12};

/** How the threads of a pool are started. */
export interface PoolOptions {
  /** What they run: the bundle of `engine-worker.ts`, or what starts its source. */
  readonly file?: URL;
  /** Whether what steps need is loaded before they come. */
  readonly preloads?: boolean;
}

/** A worker ended before its task did. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

/** A batch of which some tasks are not done. */
interface OpenBatch {
  readonly settle: (reply: Reply) => void;
  readonly fail: (error: Error) => void;
}

/** Memory that all threads share, with one number in it. */
const sharedCount = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));

/** Runs steps in threads of this process. */
export class LocalPool implements Executor {
  /** Threads, started when the first is needed or `prepare` is called. */
  readonly size: number;
  /** Any number: those that no thread has taken wait in their order. */
  readonly atOnce = Infinity;
  readonly leastTexts = 10_000;
  readonly #file: URL;
  readonly #preloads: boolean;
  #workers: Worker[] | null = null;
  #batches = new Map<number, OpenBatch>();
  #last = 0;

  constructor(size: number, {file = WORKER, preloads = true}: PoolOptions = {}) {
    this.size = size;
    this.#file = file;
    this.#preloads = preloads;
  }

  /** Starts the threads, so that they are ready when the work comes. */
  prepare(): void {
    this.#workers ??= Array.from({length: this.size}, (_, index) =>
      this.#start(this.#preloads && index === 0)
    );
  }

  map<Input, Output>(
    {name, version, prepare}: Step<Input, Output>,
    inputs: readonly Input[],
    onDone: (done: number, all: number) => void = () => undefined
  ): Promise<Output[]> {
    if (inputs.length === 0) return Promise.resolve([]);
    this.prepare();
    const batch = {id: ++this.#last, step: {name, version}, inputs, taken: sharedCount()};
    const outputs = this.#open<Output>(batch, onDone).finally(() => {
      this.#batches.delete(batch.id);
      // Should it have failed, nobody takes what is left.
      Atomics.store(batch.taken, 0, inputs.length);
      this.#keepAlive();
    });
    this.#keepAlive();
    // What has to be loaded first is loaded once.
    const workers = prepare ? this.#workers?.slice(0, 1) : this.#workers;
    for (const worker of workers ?? []) worker.postMessage(batch);
    if (this.#workers?.length === 0) this.#failAll(new WorkerError('every worker has ended'));
    return outputs;
  }

  /**
   * Ends the threads, and with them the memory that they hold; what they run is lost. Should a step come yet, others are
   * started.
   */
  async release(): Promise<void> {
    const workers = this.#workers ?? [];
    this.#workers = null;
    this.#failAll(new WorkerError('the workers were let go within a task'));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  /** Ends the threads; what they run is lost. */
  async close(): Promise<void> {
    await Promise.all((this.#workers ?? []).map((worker) => worker.terminate()));
  }

  /** Settled when every task of a batch is done, with the outputs in the order of the inputs. */
  #open<Output>(
    {id, inputs}: Batch,
    onDone: (done: number, all: number) => void
  ): Promise<Output[]> {
    const outputs: Output[] = [];
    let done = 0;
    return new Promise((resolve, fail) => {
      const settle = (reply: Reply) => {
        if ('error' in reply) return fail(reply.error);
        // The worker ran the step of this name and version, so this is its output.
        outputs[reply.index] = reply.output as Output;
        done++;
        onDone(done, inputs.length);
        if (done === inputs.length) resolve(outputs);
      };
      this.#batches.set(id, {settle, fail});
    });
  }

  #start(preparing: boolean): Worker {
    const workerData: Start = {preparing};
    const worker = new Worker(this.#file, {workerData, resourceLimits: LIMITS});
    // An idle thread must not keep the process alive.
    worker.unref();
    worker.on('message', (reply: Reply) => {
      this.#batches.get(reply.batch)?.settle(reply);
    });
    worker.on('error', (error) => {
      this.#failAll(error);
    });
    worker.on('exit', (code) => {
      // One that was let go is not missed.
      if (!this.#workers?.includes(worker)) return;
      this.#workers = this.#workers.filter((each) => each !== worker);
      this.#failAll(new WorkerError(`a worker ended with code ${code} within a task`));
    });
    return worker;
  }

  #failAll(error: Error): void {
    for (const {fail} of this.#batches.values()) fail(error);
  }

  #keepAlive(): void {
    for (const worker of this.#workers ?? []) {
      if (this.#batches.size > 0) worker.ref();
      else worker.unref();
    }
  }
}

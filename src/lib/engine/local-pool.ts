import {extname} from 'node:path';
import {Worker} from 'node:worker_threads';
import type {Executor, Step} from '../pipeline/step.ts';
import type {Reply, Request} from './messages.ts';

/**
 * The file that a worker runs, named in this one place: beside a bundle the bundle of
 * `engine-worker.ts`, beside the source what starts that source.
 */
const WORKER = new URL(
  extname(import.meta.url) === '.ts' ? './engine-worker-source.mjs' : './engine-worker.js',
  import.meta.url
);

/** A worker ended before its task did. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

interface Task {
  readonly request: Request;
  readonly done: (output: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** Tasks that a thread has at hand, so that it goes on while this one is busy. */
const AT_HAND = 4;

/** One thread, which runs its tasks in their order. */
class PoolWorker {
  readonly #worker = new Worker(WORKER);
  #tasks: Task[] = [];
  #ended = false;

  /** @param onFree told after each task, and when the thread has ended */
  constructor(onFree: () => void) {
    // An idle thread must not keep the process alive.
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => {
      const task = this.#tasks.shift();
      if (this.#tasks.length === 0) this.#worker.unref();
      if ('error' in reply) task?.failed(reply.error);
      else task?.done(reply.output);
      onFree();
    });
    this.#worker.on('error', (error) => {
      this.#fail(error);
    });
    this.#worker.on('exit', (code) => {
      this.#ended = true;
      this.#fail(new WorkerError(`a worker ended with code ${code} within a task`));
      onFree();
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Tasks that it has not finished. */
  get load(): number {
    return this.#tasks.length;
  }

  start(task: Task): void {
    this.#tasks.push(task);
    this.#worker.ref();
    this.#worker.postMessage(task.request);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    for (const {failed} of this.#tasks) failed(error);
    this.#tasks = [];
  }
}

/** Runs steps in threads of this process. */
export class LocalPool implements Executor {
  /** Threads, started when the first is needed or `prepare` is called. */
  readonly size: number;
  /** Any number: those that no thread has at hand wait in their order. */
  readonly atOnce = Infinity;
  #workers: readonly PoolWorker[] = [];
  #waiting: Task[] = [];

  constructor(size: number) {
    this.size = size;
  }

  /** Starts the threads, so that they are ready when the work comes. */
  prepare(): void {
    if (this.#workers.length > 0) return;
    const onFree = () => {
      this.#next();
    };
    this.#workers = Array.from({length: this.size}, () => new PoolWorker(onFree));
  }

  map<Input, Output>(
    {name, version}: Step<Input, Output>,
    inputs: readonly Input[],
    onDone: (done: number, all: number) => void = () => undefined
  ): Promise<Output[]> {
    this.prepare();
    let count = 0;
    const run = (input: Input) =>
      new Promise<Output>((resolve, failed) => {
        const done = (output: unknown) => {
          count++;
          onDone(count, inputs.length);
          // The worker ran the step of this name and version, so this is its output.
          resolve(output as Output);
        };
        this.#waiting.push({request: {step: {name, version}, input}, done, failed});
      });
    const outputs = Promise.all(inputs.map(run));
    this.#next();
    return outputs;
  }

  /** Ends the threads; what they run is lost. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
    this.#workers = [];
  }

  #next(): void {
    const living = this.#workers.filter(({ended}) => !ended);
    // Turn by turn, so that the threads have the same number of tasks at hand.
    for (let load = 0; load < AT_HAND; load++) {
      for (const worker of living.filter((each) => each.load === load)) {
        const task = this.#waiting.shift();
        if (task) worker.start(task);
      }
    }
    if (living.length > 0) return;
    for (const {failed} of this.#waiting) failed(new WorkerError('every worker has ended'));
    this.#waiting = [];
  }
}

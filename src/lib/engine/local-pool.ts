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

/** One thread, which runs one task at a time. */
class PoolWorker {
  readonly #worker = new Worker(WORKER);
  #task: Task | null = null;
  #ended = false;

  /** @param onFree told after each task, and when the thread has ended */
  constructor(onFree: () => void) {
    // An idle thread must not keep the process alive.
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => {
      const task = this.#release();
      if ('error' in reply) task?.failed(reply.error);
      else task?.done(reply.output);
      onFree();
    });
    this.#worker.on('error', (error) => this.#release()?.failed(error));
    this.#worker.on('exit', (code) => {
      this.#ended = true;
      this.#release()?.failed(new WorkerError(`a worker ended with code ${code} within a task`));
      onFree();
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  get free(): boolean {
    return !this.#ended && this.#task === null;
  }

  start(task: Task): void {
    this.#task = task;
    this.#worker.ref();
    this.#worker.postMessage(task.request);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #release(): Task | null {
    const task = this.#task;
    this.#task = null;
    this.#worker.unref();
    return task;
  }
}

/** Runs steps in threads of this process. */
export class LocalPool implements Executor {
  /** Threads, started when the first is needed or `prepare` is called. */
  readonly size: number;
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
    for (const worker of this.#workers.filter(({free}) => free)) {
      const task = this.#waiting.shift();
      if (task) worker.start(task);
    }
    if (this.#workers.some(({ended}) => !ended)) return;
    for (const {failed} of this.#waiting) failed(new WorkerError('every worker has ended'));
    this.#waiting = [];
  }
}

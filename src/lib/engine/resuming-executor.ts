import type {Executor, Step} from '../pipeline/step.ts';
import {BlobError, type Blobs} from './blobs.ts';
import {keyOfBytes} from './folder-blobs.ts';
import {PayloadReader, PayloadWriter} from './payload.ts';
import {taskKey} from './task.ts';

/** Gives bytes their key and keeps nothing: inputs are made anew each time, so that only their key is asked for. */
const FORGETFUL: Blobs = {
  put: async (bytes) => keyOfBytes(bytes),
  get: (key) => Promise.reject(new BlobError(`${key}: inputs are not kept`)),
  note: () => Promise.resolve(),
  outputOf: () => Promise.resolve(null)
};

/** Runs `work` on each item, so many at once, in their order. */
async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>) {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({length: Math.min(lanes, items.length)}, lane));
}

/**
 * Runs steps by another executor and keeps the output of each task as soon as it is there, so that an
 * analysis that was broken off goes on where it was: a task whose output is kept is not run again. Brief
 * steps are.
 */
export class ResumingExecutor implements Executor {
  readonly #inner: Executor;
  readonly #atOnce: number;
  readonly #blobs: Blobs;
  readonly #keys = new PayloadWriter(FORGETFUL);
  readonly #writer: PayloadWriter;
  readonly #reader: PayloadReader;
  readonly #onKnown: (known: number, all: number) => void;

  /**
   * @param inner runs the tasks, so many `atOnce`
   * @param onKnown told of each stage of which some tasks were done before
   */
  constructor(
    inner: Executor,
    blobs: Blobs,
    {
      atOnce,
      onKnown = () => undefined
    }: {
      atOnce: number;
      onKnown?: (known: number, all: number) => void;
    }
  ) {
    this.#inner = inner;
    this.#atOnce = atOnce;
    this.#blobs = blobs;
    this.#writer = new PayloadWriter(blobs);
    this.#reader = new PayloadReader(blobs);
    this.#onKnown = onKnown;
  }

  get leastTexts(): number | undefined {
    return this.#inner.leastTexts;
  }

  prepare(papers: number): void {
    this.#inner.prepare?.(papers);
  }

  async release(): Promise<void> {
    await this.#inner.release?.();
  }

  async map<Input, Output>(
    step: Step<Input, Output>,
    inputs: readonly Input[],
    onDone: (done: number, all: number) => void = () => undefined
  ): Promise<Output[]> {
    if (step.isBrief) return this.#inner.map(step, inputs, onDone);
    const {name, version} = step;
    const tasks: string[] = [];
    for (const input of inputs) {
      tasks.push(taskKey({step: {name, version}, input: await this.#keys.write(input)}));
    }
    const outputs: (Output | undefined)[] = await Promise.all(
      tasks.map((task) => this.#kept<Output>(task))
    );
    const open = [...inputs.keys()].filter((place) => outputs[place] === undefined);
    let done = inputs.length - open.length;
    if (done > 0) {
      this.#onKnown(done, inputs.length);
      onDone(done, inputs.length);
    }
    await inLanes(open, this.#atOnce, async (place) => {
      // One input has one output.
      const [output] = await this.#inner.map(step, inputs.slice(place, place + 1));
      outputs[place] = output;
      await this.#blobs.note(tasks[place] ?? '', await this.#writer.write(output));
      onDone(++done, inputs.length);
    });
    // Each is there now.
    return outputs as Output[];
  }

  /** The output of a task that was done before; what was damaged since is not there. */
  async #kept<Output>(task: string): Promise<Output | undefined> {
    const output = await this.#blobs.outputOf(task);
    if (output === null) return undefined;
    try {
      // The step of this name and version left it.
      return (await this.#reader.read(output)) as Output;
    } catch (error) {
      if (error instanceof BlobError) return undefined;
      throw error;
    }
  }
}

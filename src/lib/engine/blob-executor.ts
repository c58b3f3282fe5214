import type {Step} from '../pipeline/step.ts';
import type {Blobs} from './blobs.ts';
import type {OpenExecutor} from './open-executor.ts';
import {PayloadReader, PayloadWriter} from './payload.ts';
import type {StepName} from './steps.ts';
import {taskKey} from './task.ts';

/** A stage whose tasks could not be run: the message says why and what to do. */
export class StageError extends Error {
  override readonly name = 'StageError';
}

/** The tasks of a stage whose outputs are not known yet. */
export interface Stage {
  readonly step: StepName;
  /** SHA-256 of each input. */
  readonly inputs: readonly string[];
  readonly onDone: (done: number) => void;
}

/** Has the tasks of stages run somewhere, so that their outputs are noted in the blobs. */
export interface StageRunner {
  /**
   * @throws StageError when a task cannot be run
   */
  run(stage: Stage): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs steps over inputs that are blobs: a task whose output is known is never run again, so that an
 * analysis that was broken off goes on where it was.
 */
export class BlobExecutor implements OpenExecutor {
  readonly #blobs: Blobs;
  readonly #runner: StageRunner;
  readonly #writer: PayloadWriter;
  readonly #reader: PayloadReader;

  constructor(blobs: Blobs, runner: StageRunner) {
    this.#blobs = blobs;
    this.#runner = runner;
    this.#writer = new PayloadWriter(blobs);
    this.#reader = new PayloadReader(blobs);
  }

  async map<Input, Output>(
    {name, version}: Step<Input, Output>,
    inputs: readonly Input[],
    onDone: (done: number, all: number) => void = () => undefined
  ): Promise<Output[]> {
    const step = {name, version};
    const keys = await Promise.all(inputs.map((input) => this.#writer.write(input)));
    const open = [...new Set(await this.#open(step, keys))];
    const known = keys.length - open.length;
    onDone(known, keys.length);
    if (open.length > 0) {
      await this.#runner.run({
        step,
        inputs: open,
        onDone: (done) => {
          onDone(known + done, keys.length);
        }
      });
    }
    return this.#outputs<Output>(step, keys);
  }

  close(): Promise<void> {
    return this.#runner.close();
  }

  async #open(step: StepName, keys: readonly string[]): Promise<string[]> {
    const outputs = await Promise.all(
      keys.map((input) => this.#blobs.outputOf(taskKey({step, input})))
    );
    return keys.filter((_, index) => outputs[index] === null);
  }

  async #outputs<Output>(step: StepName, keys: readonly string[]): Promise<Output[]> {
    const open = await this.#open(step, keys);
    if (open.length > 0) {
      throw new StageError(
        `step ${step.name}: ${open.length} of ${keys.length} tasks have left no output; do all machines share the blobs?`
      );
    }
    const outputs = keys.map(async (input) =>
      this.#reader.read((await this.#blobs.outputOf(taskKey({step, input}))) ?? '')
    );
    // The step of this name and version ran, so these are its outputs.
    return (await Promise.all(outputs)) as Output[];
  }
}

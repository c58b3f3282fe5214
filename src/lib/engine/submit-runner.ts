import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {StageError, type Stage, type StageRunner} from './blob-executor.ts';
import type {Blobs, SharedBlobs} from './blobs.ts';
import {PayloadReader, PayloadWriter} from './payload.ts';
import type {StepName} from './steps.ts';
import {runTask} from './task.ts';

/** What the single tasks of a stage are read from. */
interface StageList {
  readonly step: StepName;
  readonly inputs: readonly string[];
}

/**
 * Runs the task of a stage with this place in the list, counted from 0.
 *
 * @throws RangeError when the stage has no such task
 * @throws BlobError when the stage or its input is missing or damaged
 */
export async function runListedTask(
  blobs: Blobs,
  {stage, index}: {stage: string; index: number}
): Promise<string> {
  const reader = new PayloadReader(blobs);
  // Only this module writes such a list.
  const {step, inputs} = (await reader.read(stage)) as StageList;
  const input = inputs[index];
  if (input === undefined) {
    throw new RangeError(
      `task ${index} is not in stage ${stage}, which has ${inputs.length} tasks`
    );
  }
  return runTask({step, input}, {blobs, reader, writer: new PayloadWriter(blobs)});
}

/** Hands each stage to a command, such as one that submits a job array to a scheduler and waits for it. */
export class SubmitRunner implements StageRunner {
  readonly #command: string;
  readonly #place: string;
  readonly #writer: PayloadWriter;

  /** @param command a line for a shell, whose environment names stage and blobs */
  constructor(command: string, blobs: SharedBlobs) {
    this.#command = command;
    this.#place = blobs.place;
    this.#writer = new PayloadWriter(blobs);
  }

  async run({step, inputs}: Stage): Promise<void> {
    const stage = await this.#writer.write({step, inputs} satisfies StageList);
    const env = {
      ...process.env,
      THEMESTREAM_STAGE: stage,
      THEMESTREAM_BLOBS: this.#place,
      THEMESTREAM_TASKS: String(inputs.length),
      THEMESTREAM_LAST_TASK: String(inputs.length - 1)
    };
    // Its words go to standard error, as ours may be read by a program.
    const child = spawn(this.#command, {shell: true, env, stdio: ['ignore', 2, 2]});
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code === 0) return;
    throw new StageError(
      `step ${step.name}: "${this.#command}" ended with code ${String(code)}, expected 0 once all ${inputs.length} tasks have run`
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

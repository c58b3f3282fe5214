import {createHash} from 'node:crypto';
import type {Blobs} from './blobs.ts';
import type {PayloadReader, PayloadWriter} from './payload.ts';
import {stepNamed, type StepName} from './steps.ts';

/** A step and the payload that it runs on: all that is sent to another machine. */
export interface TaskReference {
  readonly step: StepName;
  /** SHA-256 of the input. */
  readonly input: string;
}

/** What a task is known by: the same step of the same version on the same input has the same output. */
export const taskKey = ({step: {name, version}, input}: TaskReference): string =>
  createHash('sha256').update(`${name}\n${version}\n${input}`).digest('hex');

/**
 * Runs a task, unless its output is known, and gives the SHA-256 of the output. It may run twice, or
 * be killed at any point: the output is noted when it is whole.
 *
 * @throws RangeError when there is no such step
 * @throws BlobError when the input is missing or damaged
 */
export async function runTask(
  task: TaskReference,
  {blobs, reader, writer}: {blobs: Blobs; reader: PayloadReader; writer: PayloadWriter}
): Promise<string> {
  const key = taskKey(task);
  const known = await blobs.outputOf(key);
  if (known !== null) return known;
  const {run} = stepNamed(task.step);
  const output = await writer.write(await run((await reader.read(task.input)) as never));
  await blobs.note(key, output);
  return output;
}

// What a worker of the cluster runs in threads of its own, since a busy thread could not renew the lock of its job.
import type {SandboxedJob} from 'bullmq';
import {openBlobs} from '../open-blobs.ts';
import {PayloadReader, PayloadWriter} from '../payload.ts';
import {runTask, taskKey} from '../task.ts';
import type {JobContent} from './queue.ts';

/** The place comes from the worker itself: a job must not choose where blobs are read and written. */
const blobs = await openBlobs(process.env['THEMESTREAM_BLOBS'] ?? '');
const reader = new PayloadReader(blobs);
const writer = new PayloadWriter(blobs);

/** The outputs of all tasks of a stage, in the order of their inputs, as one payload. */
async function collect(content: JobContent & {kind: 'collect'}): Promise<string> {
  const inputs = (await reader.read(content.inputs)) as string[];
  const outputs = await Promise.all(
    inputs.map((input) => blobs.outputOf(taskKey({step: content.step, input})))
  );
  const missing = outputs.filter((output) => output === null).length;
  if (missing > 0) {
    throw new Error(`${missing} of ${outputs.length} outputs are not in ${blobs.place}`);
  }
  return writer.write(outputs);
}

/** Runs a job and gives the SHA-256 of what it made. */
export default function runJob({data}: SandboxedJob<JobContent>): Promise<string> {
  return data.kind === 'task' ? runTask(data, {blobs, reader, writer}) : collect(data);
}

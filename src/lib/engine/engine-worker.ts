// The thread of a worker: runs the tasks of one batch after another that no other worker has taken.
import {parentPort, workerData} from 'node:worker_threads';
import type {Batch, Reply, Start} from './messages.ts';
import {letDriverFirst} from './let-driver-first.ts';
import {ownMemory} from './own-memory.ts';
import {stepNamed, STEPS, type StepName} from './steps.ts';

async function run(step: StepName, input: unknown): Promise<{output: unknown} | {error: Error}> {
  try {
    return {output: await stepNamed(step).run(input as never)};
  } catch (error) {
    return {error: error instanceof Error ? error : new Error(String(error))};
  }
}

/** What an output holds that no input does: other tasks may take the same input. */
function givenAway(output: unknown, inputs: readonly unknown[]): ArrayBuffer[] {
  const kept = ownMemory(inputs);
  return [...ownMemory(output)].filter((memory) => !kept.has(memory));
}

async function work({id, step, inputs, taken}: Batch): Promise<void> {
  for (;;) {
    const index = Atomics.add(taken, 0, 1);
    if (index >= inputs.length) return;
    const came = await run(step, inputs[index]);
    const reply: Reply = {batch: id, index, ...came};
    parentPort?.postMessage(reply, 'output' in came ? givenAway(came.output, inputs) : []);
  }
}

/** Loads what steps need; what fails here fails again where it is needed. */
const prepare = (): Promise<unknown> => Promise.allSettled(STEPS.map(({prepare}) => prepare?.()));

letDriverFirst();

// The pool that starts this thread has told it so.
const {preparing} = workerData as Start;

/** Settled when all batches so far are done. */
let done: Promise<unknown> = preparing ? prepare() : Promise.resolve();

parentPort?.on('message', (batch: Batch) => {
  done = done.then(() => work(batch));
});

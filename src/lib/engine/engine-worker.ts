// The thread of a worker: runs the tasks of one batch after another that no other worker has taken.
import {parentPort, workerData} from 'node:worker_threads';
import type {Batch, Reply, Start} from './messages.ts';
import {stepNamed, STEPS, type StepName} from './steps.ts';

async function run(step: StepName, input: unknown): Promise<{output: unknown} | {error: Error}> {
  try {
    return {output: await stepNamed(step).run(input as never)};
  } catch (error) {
    return {error: error instanceof Error ? error : new Error(String(error))};
  }
}

async function work({id, step, inputs, taken}: Batch): Promise<void> {
  for (;;) {
    const index = Atomics.add(taken, 0, 1);
    if (index >= inputs.length) return;
    const reply: Reply = {batch: id, index, ...(await run(step, inputs[index]))};
    parentPort?.postMessage(reply);
  }
}

/** Loads what steps need; what fails here fails again where it is needed. */
const prepare = (): Promise<unknown> => Promise.allSettled(STEPS.map(({prepare}) => prepare?.()));

// The pool that starts this thread has told it so.
const {preparing} = workerData as Start;

/** Settled when all batches so far are done. */
let done: Promise<unknown> = preparing ? prepare() : Promise.resolve();

parentPort?.on('message', (batch: Batch) => {
  done = done.then(() => work(batch));
});

// The thread of a worker: runs one step after another on what it is sent.
import {parentPort} from 'node:worker_threads';
import type {Reply, Request} from './messages.ts';
import {stepNamed} from './steps.ts';

async function answer({step, input}: Request): Promise<Reply> {
  try {
    return {output: await stepNamed(step).run(input as never)};
  } catch (error) {
    return {error: error instanceof Error ? error : new Error(String(error))};
  }
}

/** Settled when all requests so far are answered: answers go back in the order of the requests. */
let answered = Promise.resolve();

parentPort?.on('message', (request: Request) => {
  answered = answered.then(async () => parentPort?.postMessage(await answer(request)));
});

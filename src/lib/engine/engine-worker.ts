// The thread of a worker: runs one step after another on what it is sent.
import {parentPort} from 'node:worker_threads';
import type {Reply, Request} from './messages.ts';
import {stepNamed} from './steps.ts';

function answer({step, input}: Request): Reply {
  try {
    return {output: stepNamed(step).run(input as never)};
  } catch (error) {
    return {error: error instanceof Error ? error : new Error(String(error))};
  }
}

parentPort?.on('message', (request: Request) => {
  parentPort?.postMessage(answer(request));
});

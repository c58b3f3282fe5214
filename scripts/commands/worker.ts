import {availableParallelism} from 'node:os';
import {Command} from 'commander';
import {shownAddress} from '../../src/lib/engine/bullmq/queue.ts';
import {openBlobs} from '../../src/lib/engine/open-blobs.ts';
import {blobsOption, redisOption} from './executor-options.ts';
import {wholeNumber} from './options.ts';

interface Options {
  readonly redis: string;
  readonly blobs: string;
  readonly concurrency: number;
}

const MOST_CONCURRENT = 256;

async function joinCluster({redis, blobs: place, concurrency}: Options): Promise<void> {
  const {startClusterWorker} = await import('../../src/lib/engine/bullmq/cluster-worker.ts');
  const say = (text: string) => process.stderr.write(`${text}\n`);
  let [done, lastError] = [0, ''];
  const blobs = await openBlobs(place);
  const worker = startClusterWorker({
    ...{redis, concurrency, blobs: blobs.place, store: await blobs.name()},
    onDone: (task) => {
      done++;
      say(`done: ${task} (${done})`);
    },
    onFailed: (task, reason) => say(`failed: ${task}: ${reason}`),
    onError: ({message}) => {
      // A server that is away is told once, not at every try.
      if (message !== lastError) say(`Redis at ${shownAddress(redis)}: ${message}; trying again`);
      lastError = message;
    }
  });
  await worker.waitUntilReady();
  say(
    `Worker with ${concurrency} threads at ${shownAddress(redis)}, blobs in ${blobs.place}. Ctrl-C ends it after its tasks.`
  );
  await new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  });
  await worker.close();
}

export const worker = new Command('worker')
  .description('join a cluster: run tasks of analyses that other machines have started')
  .addOption(redisOption().makeOptionMandatory())
  .addOption(blobsOption().makeOptionMandatory())
  .option(
    '--concurrency <number>',
    'tasks that run at once',
    wholeNumber(1, MOST_CONCURRENT),
    availableParallelism()
  )
  .addHelpText(
    'after',
    `
A worker may join, leave or be killed at any time: its tasks are then run by another one. Driver and
workers must be of the same version and see the same blobs: a folder that all of them share, or
s3://bucket/prefix, with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for MinIO or Ceph,
AWS_ENDPOINT_URL in the environment.

Example, on as many machines as there are:
  npm run themestream -- worker --redis redis://queue:6379 --blobs /mnt/themestream
and on one of them:
  npm run themestream -- analyse --executor bullmq --redis redis://queue:6379 --blobs /mnt/themestream`
  )
  .action(joinCluster);

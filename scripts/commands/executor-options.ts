import {Option, type Command} from 'commander';
import {BlobExecutor} from '../../src/lib/engine/blob-executor.ts';
import type {SharedBlobs} from '../../src/lib/engine/blobs.ts';
import {SEND_ALL_FROM, NearFarExecutor} from '../../src/lib/engine/near-far-executor.ts';
import {openBlobs} from '../../src/lib/engine/open-blobs.ts';
import {openExecutor, type OpenExecutor} from '../../src/lib/engine/open-executor.ts';
import {SubmitRunner} from '../../src/lib/engine/submit-runner.ts';
import {blobsPlace, redisAddress, wholeNumber} from './options.ts';

const EXECUTORS = ['local', 'bullmq', 'submit'] as const;
const MOST_PAPERS = 1_000_000_000;

/** Where the long steps run. */
export interface ExecutorOptions {
  readonly executor: (typeof EXECUTORS)[number];
  readonly workers: number;
  readonly redis?: string;
  readonly blobs?: string;
  readonly submit?: string;
  readonly sendAllFrom: number;
}

export const redisOption = () =>
  new Option('--redis <url>', 'Redis server of the cluster')
    .env('REDIS_URL')
    .argParser(redisAddress);

export const blobsOption = () =>
  new Option(
    '--blobs <place>',
    'folder or s3://bucket/prefix that all machines share, for inputs and outputs'
  )
    .env('THEMESTREAM_BLOBS')
    .argParser(blobsPlace);

/** Adds the options that say where the long steps run. */
export const withExecutorOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--executor <kind>',
        'where the long steps run: here in threads, on a cluster, or by a scheduler'
      )
        .choices(EXECUTORS)
        .default('local')
    )
    .addOption(redisOption())
    .addOption(blobsOption())
    .option('--submit <command>', 'command that runs the tasks of a stage and waits for them')
    .option(
      '--send-all-from <papers>',
      'papers from which on brief steps are sent, too: those of fewer run here, in --workers threads',
      wholeNumber(0, MOST_PAPERS),
      SEND_ALL_FROM
    );

type FarOptions = Pick<ExecutorOptions, 'redis' | 'submit'> & {readonly blobs: SharedBlobs};

/** Has stages run by the command of a scheduler. */
function scheduledExecutor({submit, blobs}: FarOptions, command: Command): OpenExecutor {
  if (submit !== undefined) return new BlobExecutor(blobs, new SubmitRunner(submit, blobs));
  return command.error(
    'error: --executor submit needs --submit, a command that runs the tasks of a stage'
  );
}

/** Has stages run by the workers of a cluster. */
async function clusterExecutor(
  {redis, blobs}: FarOptions,
  command: Command
): Promise<OpenExecutor> {
  if (redis === undefined) {
    return command.error('error: --executor bullmq needs --redis, the address of a Redis server');
  }
  const {BullmqRunner} = await import('../../src/lib/engine/bullmq/bullmq-runner.ts');
  return new BlobExecutor(blobs, new BullmqRunner({redis, blobs, store: await blobs.name()}));
}

/** The executor that the options ask for; ends the command when one of them is missing. */
export async function chosenExecutor(
  {executor, workers, blobs: place, sendAllFrom, ...options}: ExecutorOptions,
  command: Command
): Promise<OpenExecutor> {
  if (executor === 'local') return openExecutor(workers);
  if (place === undefined) {
    return command.error(
      `error: --executor ${executor} needs --blobs, a folder or s3://bucket/prefix that all machines share`
    );
  }
  const farOptions = {...options, blobs: await openBlobs(place)};
  const open = executor === 'submit' ? scheduledExecutor : clusterExecutor;
  const far = await open(farOptions, command);
  return new NearFarExecutor({near: openExecutor(workers, {preloads: false}), far, sendAllFrom});
}

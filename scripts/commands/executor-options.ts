import {Option, type Command} from 'commander';
import {BlobExecutor} from '../../src/lib/engine/blob-executor.ts';
import {openBlobs} from '../../src/lib/engine/open-blobs.ts';
import {openExecutor, type OpenExecutor} from '../../src/lib/engine/open-executor.ts';
import {SubmitRunner} from '../../src/lib/engine/submit-runner.ts';
import {blobsPlace, redisAddress} from './options.ts';

const EXECUTORS = ['local', 'bullmq', 'submit'] as const;

/** Where the long steps run. */
export interface ExecutorOptions {
  readonly executor: (typeof EXECUTORS)[number];
  readonly workers: number;
  readonly redis?: string;
  readonly blobs?: string;
  readonly submit?: string;
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
    .option('--submit <command>', 'command that runs the tasks of a stage and waits for them');

/** The executor that the options ask for; ends the command when one of them is missing. */
export async function chosenExecutor(
  {executor, workers, redis, blobs: place, submit}: ExecutorOptions,
  command: Command
): Promise<OpenExecutor> {
  if (executor === 'local') return openExecutor(workers);
  if (place === undefined) {
    return command.error(
      `error: --executor ${executor} needs --blobs, a folder or s3://bucket/prefix that all machines share`
    );
  }
  const blobs = await openBlobs(place);
  if (executor === 'submit') {
    if (submit !== undefined) return new BlobExecutor(blobs, new SubmitRunner(submit, blobs));
    return command.error(
      'error: --executor submit needs --submit, a command that runs the tasks of a stage'
    );
  }
  if (redis === undefined) {
    return command.error('error: --executor bullmq needs --redis, the address of a Redis server');
  }
  const {BullmqRunner} = await import('../../src/lib/engine/bullmq/bullmq-runner.ts');
  return new BlobExecutor(blobs, new BullmqRunner({redis, blobs, store: await blobs.name()}));
}

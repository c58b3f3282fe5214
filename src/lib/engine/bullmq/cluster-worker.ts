import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Worker} from 'bullmq';
import {PREFIX, queueName, redisOptions} from './queue.ts';

/** The file that the threads of a worker run: beside a bundle the bundle of `processor.ts`, else its source. */
const PROCESSOR = fileURLToPath(
  new URL(
    extname(import.meta.url) === '.ts' ? './processor-source.mjs' : './engine-processor.js',
    import.meta.url
  )
);

/** A lock that is not renewed for so long belongs to a worker that died: another one takes the job. Milliseconds. */
const LOCK = {lockDuration: 5000, stalledInterval: 2500} as const;

/** Where a worker of the cluster finds its tasks and their inputs, and what it tells. */
export interface ClusterWorkerOptions {
  readonly redis: string;
  readonly blobs: string;
  /** Name of the blobs. */
  readonly store: string;
  /** Tasks that run at once, each in a thread of its own. */
  readonly concurrency: number;
  readonly onDone?: (task: string) => void;
  readonly onFailed?: (task: string, reason: string) => void;
  readonly onError?: (error: Error) => void;
}

/** Starts a worker; `close` lets it finish its tasks and leave. */
export function startClusterWorker({
  redis,
  blobs,
  store,
  concurrency,
  onDone = () => undefined,
  onFailed = () => undefined,
  onError = () => undefined
}: ClusterWorkerOptions): Worker {
  const worker = new Worker(queueName(store), PROCESSOR, {
    connection: redisOptions(redis),
    prefix: PREFIX,
    concurrency,
    ...LOCK,
    // A task is no worse for the death of its workers: they may have been taken away by the dozen.
    maxStalledCount: 1_000_000,
    useWorkerThreads: true,
    workerThreadsOptions: {env: {...process.env, THEMESTREAM_BLOBS: blobs}}
  });
  worker.on('completed', (job) => {
    onDone(job.name);
  });
  worker.on('failed', (job, {message}) => {
    onFailed(job?.name ?? '', message);
  });
  worker.on('error', onError);
  return worker;
}

import type {RedisOptions} from 'bullmq';
import type {StepName} from '../steps.ts';

/** Begins the name of all that we keep in Redis. The braces keep it on one node of a Redis cluster. */
export const PREFIX = '{themestream}';

/** The queue that drivers fill and workers empty: one for each place of blobs. */
export const queueName = (store: string): string => `tasks-${store}`;

/** The job that puts the outputs of a stage together once its tasks are done. */
export const COLLECT = 'collect';

/** What a job holds: names and SHA-256s, never the papers themselves. */
export type JobContent =
  | {readonly kind: 'task'; readonly step: StepName; readonly input: string}
  | {readonly kind: 'collect'; readonly step: StepName; readonly inputs: string};

/**
 * How to reach a Redis server. Commands wait for a server that is away, and try again every second at
 * the latest: a restart of Redis must end no analysis.
 */
export const redisOptions = (url: string): RedisOptions => ({
  url,
  maxRetriesPerRequest: null,
  retryStrategy: (times: number) => Math.min(1000, 50 * times)
});

/** The address of a Redis server as it may be shown: without the password. */
export function shownAddress(url: string): string {
  const {protocol, host, pathname} = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

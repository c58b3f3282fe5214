// How often the tasks of a cluster were handed to a worker, from the events that Redis keeps.
import {Queue} from 'bullmq';
import {Redis} from 'ioredis';
import {
  PREFIX,
  queueName,
  redisOptions,
  type JobContent
} from '../../src/lib/engine/bullmq/queue.ts';
import {openBlobs} from '../../src/lib/engine/open-blobs.ts';
import {taskKey} from '../../src/lib/engine/task.ts';

export interface Deliveries {
  readonly step: string;
  /** How often a worker was given the task. */
  all: number;
  /** Those before it was done for the first time, in which the step ran: later ones find its output. */
  runs: number;
}

interface Event {
  readonly event: string;
  readonly jobId: string;
}

const toEvent = (fields: readonly string[]): Event => {
  const value = (name: string) => fields[fields.indexOf(name) + 1] ?? '';
  return {event: value('event'), jobId: value('jobId')};
};

const openQueue = async (url: string, folder: string) =>
  new Queue<JobContent>(queueName(await (await openBlobs(folder)).name()), {
    connection: redisOptions(url),
    prefix: PREFIX
  });

/** Tasks that wait for a worker. */
export async function waitingTasks(url: string, folder: string): Promise<number> {
  const queue = await openQueue(url, folder);
  const waiting = await queue.getWaitingCount();
  await queue.close();
  return waiting;
}

/** Each task of a folder of blobs with its deliveries. */
export async function countDeliveries(url: string, folder: string): Promise<Deliveries[]> {
  const queue = await openQueue(url, folder);
  const client = new Redis(url);
  const events = await client.xrange(queue.toKey('events'), '-', '+');
  client.disconnect();
  const found = new Map<string, Deliveries>();
  const done = new Set<string>();
  for (const [, fields] of events) {
    const {event, jobId} = toEvent(fields);
    if (event !== 'active' && event !== 'completed') continue;
    const content = (await queue.getJob(jobId))?.data;
    if (content?.kind !== 'task') continue;
    const key = taskKey(content);
    if (event === 'completed') done.add(key);
    else {
      const task = found.get(key) ?? {step: content.step.name, all: 0, runs: 0};
      task.all++;
      if (!done.has(key)) task.runs++;
      found.set(key, task);
    }
  }
  await queue.close();
  return [...found.values()];
}

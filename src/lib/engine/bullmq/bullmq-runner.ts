import {FlowProducer, Queue, type FlowJob, type Job} from 'bullmq';
import {StageError, type Stage, type StageRunner} from '../blob-executor.ts';
import type {Blobs} from '../blobs.ts';
import {PayloadWriter} from '../payload.ts';
import {COLLECT, PREFIX, queueName, redisOptions, type JobContent} from './queue.ts';

/** A task that fails is tried again, at first soon: milliseconds. */
const ATTEMPTS = {attempts: 5, backoff: {type: 'exponential', delay: 500}} as const;
/** Jobs are thrown away some time after they are done, seconds: what they made is in the blobs. */
const LEAVING = {removeOnComplete: {age: 3600}, removeOnFail: {age: 3600}} as const;
/** How long nobody looks at a stage, milliseconds: at first not long, since a stage may be over soon. */
const GLANCE = {first: 10, longest: 100} as const;

const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Has stages run by whatever workers have joined: a flow for each, its tasks as children of one job. */
export class BullmqRunner implements StageRunner {
  readonly #writer: PayloadWriter;
  readonly #flows: FlowProducer;
  readonly #queue: Queue<JobContent, string>;

  /** @param options address of Redis, the blobs and their name */
  constructor({redis, blobs, store}: {redis: string; blobs: Blobs; store: string}) {
    this.#writer = new PayloadWriter(blobs);
    const options = {connection: redisOptions(redis), prefix: PREFIX};
    this.#flows = new FlowProducer(options);
    this.#queue = new Queue(queueName(store), options);
    // Both try again by themselves; without a listener an error would end the process.
    this.#flows.on('error', () => undefined);
    this.#queue.on('error', () => undefined);
  }

  async run(stage: Stage): Promise<void> {
    for (;;) {
      if (await this.#isDone(await this.#start(stage), stage.onDone)) return;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#flows.close(), this.#queue.close()]);
  }

  /** Waits until the tasks of a stage are done: false when Redis has lost them. */
  async #isDone(stage: Job, onDone: (done: number) => void): Promise<boolean> {
    for (let wait: number = GLANCE.first; ; wait = Math.min(2 * wait, GLANCE.longest)) {
      await pause(wait);
      const state = await this.#queue.getJobState(stage.id ?? '');
      if (state === 'completed') return true;
      if (state === 'unknown') return false;
      if (state === 'failed') throw new StageError(await this.#failure(stage));
      const {processed = 0} = await stage.getDependenciesCount({processed: true});
      onDone(processed);
    }
  }

  /** Why a stage failed: the reason of the task that failed it, where Redis still knows it. */
  async #failure({id = '', data}: Job<JobContent>): Promise<string> {
    const own = (await this.#queue.getJob(id))?.failedReason ?? 'no reason is known';
    const [, child] = /^child .*:([^:]+) failed$/.exec(own) ?? [];
    const reason = child ? (await this.#queue.getJob(child))?.failedReason : undefined;
    return `step ${data.step.name}: a task failed ${ATTEMPTS.attempts} times: ${reason ?? own}`;
  }

  async #start({step, inputs}: Stage): Promise<Job> {
    const list = await this.#writer.write(inputs);
    const queue = {queueName: this.#queue.name, prefix: PREFIX};
    const task = (input: string): FlowJob => ({
      ...queue,
      name: step.name,
      data: {kind: 'task', step, input} satisfies JobContent,
      opts: {...ATTEMPTS, ...LEAVING, failParentOnFailure: true}
    });
    const {job} = await this.#flows.add({
      ...queue,
      name: COLLECT,
      data: {kind: 'collect', step, inputs: list} satisfies JobContent,
      opts: {...ATTEMPTS, ...LEAVING},
      children: inputs.map(task)
    });
    return job;
  }
}

import type {StepName} from './steps.ts';

/** What a thread is told when it starts. */
export interface Start {
  /** Whether it loads what steps need before the first batch comes. */
  readonly preparing: boolean;
}

/** Tasks that every worker is sent; each takes the next one that none has taken, so that no worker waits. */
export interface Batch {
  readonly id: number;
  readonly step: StepName;
  readonly inputs: readonly unknown[];
  /** One number in memory that all threads share: how many tasks are taken. */
  readonly taken: Int32Array;
}

/** What came of a task. */
export type Reply = {readonly batch: number; readonly index: number} & (
  {readonly output: unknown} | {readonly error: Error}
);

import type {StepName} from './steps.ts';

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

import type {StepName} from './steps.ts';

/** What a worker is asked to do. */
export interface Request {
  readonly step: StepName;
  readonly input: unknown;
}

/** What came of it. */
export type Reply = {readonly output: unknown} | {readonly error: Error};

import {sampleStep} from '../pipeline/confidence.ts';
import {layOutStep} from '../pipeline/lay-out-papers.ts';
import {placeStep} from '../pipeline/placing/place-part.ts';
import {projectionStep} from '../pipeline/projection.ts';
import {textsStep} from '../pipeline/read-texts.ts';
import {mergeStep, runsStep} from '../pipeline/run-counts.ts';
import {tallyStep} from '../pipeline/term-tally.ts';
import {voteStep} from '../pipeline/votes.ts';
import {agreementStep, trialStep} from '../pipeline/theme-trials.ts';
import type {Step} from '../pipeline/step.ts';

/** What identifies a step to a worker: functions cannot be sent. */
export interface StepName {
  readonly name: string;
  readonly version: number;
}

/** Every step that a worker can run. */
export const STEPS: readonly Step<never, unknown>[] = [
  textsStep,
  runsStep,
  mergeStep,
  tallyStep,
  layOutStep,
  trialStep,
  agreementStep,
  voteStep,
  sampleStep,
  projectionStep,
  placeStep
];

/**
 * The step of this name and version.
 *
 * @throws RangeError when there is none: the worker is of another state of the code
 */
export function stepNamed({name, version}: StepName): Step<never, unknown> {
  const step = STEPS.find((each) => each.name === name && each.version === version);
  if (step) return step;
  throw new RangeError(`there is no step ${name}, version ${version}`);
}

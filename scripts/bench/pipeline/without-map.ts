import type {OpenExecutor} from '../../../src/lib/engine/open-executor.ts';
import type {PaperPositions} from '../../../src/lib/model.ts';
import {projectionStep} from '../../../src/lib/pipeline/projection.ts';
import type {Step} from '../../../src/lib/pipeline/step.ts';

/** A map on which all papers lie in one point. */
const noMap = ({papers}: {readonly papers: readonly number[]}): PaperPositions => ({
  paper: Int32Array.from(papers),
  x: new Float32Array(papers.length),
  y: new Float32Array(papers.length)
});

/** Runs all steps but that of the map, which the peer does not draw. */
export const withoutMap = (executor: OpenExecutor): OpenExecutor => ({
  ...(executor.atOnce !== undefined && {atOnce: executor.atOnce}),
  leastTexts: executor.leastTexts,
  prepare: (papers) => executor.prepare?.(papers),
  release: async () => executor.release?.(),
  close: () => executor.close(),
  map: async <Input, Output>(
    step: Step<Input, Output>,
    inputs: readonly Input[],
    onDone?: (done: number, all: number) => void
  ): Promise<Output[]> => {
    if (step.name !== projectionStep.name) return executor.map(step, inputs, onDone);
    // By its name the step takes the papers of a map and gives their positions.
    return inputs.map((input) => noMap(input as {papers: readonly number[]}) as Output);
  }
});

/**
 * A named pure function of input that can be cloned (numbers, texts, typed arrays), so that another
 * thread or machine may run it. The version is raised whenever the same input may give another output.
 */
export interface Step<Input, Output> {
  readonly name: string;
  readonly version: number;
  readonly run: (input: Input) => Output | Promise<Output>;
  /** Set where making an output takes no longer than keeping it on a disk or sending it: after a break it is made anew. */
  readonly isBrief?: true;
  /** Loads what the step needs, in a thread that has nothing else to do yet. */
  readonly prepare?: () => Promise<unknown>;
}

/** Decides where steps run. */
export interface Executor {
  /** Tasks that it can be given at once; left out where it keeps their outputs for good itself. */
  readonly atOnce?: number;
  /** Papers whose texts are worth giving to it: those of fewer are read here before it would have started. */
  readonly leastTexts?: number | undefined;
  /** Makes ready for the steps of so many papers, which are sure to come. */
  prepare?(papers: number): void;
  /** Lets go of what was made ready: no step comes for now. */
  release?(): Promise<void>;
  /**
   * Runs a step over each input and gives the outputs in the order of the inputs, wherever and
   * whenever each was made; `onDone` is told after each.
   */
  map<Input, Output>(
    step: Step<Input, Output>,
    inputs: readonly Input[],
    onDone?: (done: number, all: number) => void
  ): Promise<Output[]>;
}

/** Runs every step at once and here. */
export const inlineExecutor: Executor = {
  atOnce: 1,
  map: async <Input, Output>(
    step: Step<Input, Output>,
    inputs: readonly Input[],
    onDone: (done: number, all: number) => void = () => undefined
  ) => {
    const outputs: Output[] = [];
    for (const input of inputs) {
      const output = step.run(input);
      // Not waiting where nothing is to wait for, steps that are asked for together run one after the other.
      outputs.push(output instanceof Promise ? await output : output);
      onDone(outputs.length, inputs.length);
    }
    return outputs;
  }
};

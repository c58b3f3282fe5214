import type {Step} from '../pipeline/step.ts';
import type {OpenExecutor} from './open-executor.ts';

/** Of so many papers one machine no longer holds what brief steps take and give, so that these are sent, too. */
export const SEND_ALL_FROM = 200_000;

/**
 * Runs brief steps near and has the others run far away: what a brief step takes and gives takes longer to send than to
 * make. Of many papers all steps are sent.
 */
export class NearFarExecutor implements OpenExecutor {
  readonly leastTexts: number;
  readonly #near: OpenExecutor;
  readonly #far: OpenExecutor;
  readonly #sendAllFrom: number;
  /** Until it is told how many papers there are, all is sent. */
  #isNear = false;

  /** @param sendAllFrom papers from which on brief steps are sent, too */
  constructor({
    near,
    far,
    sendAllFrom = SEND_ALL_FROM
  }: {
    near: OpenExecutor;
    far: OpenExecutor;
    sendAllFrom?: number;
  }) {
    this.#near = near;
    this.#far = far;
    this.#sendAllFrom = sendAllFrom;
    this.leastTexts = Math.min(near.leastTexts ?? 0, sendAllFrom);
  }

  prepare(papers: number): void {
    this.#isNear = papers < this.#sendAllFrom;
    if (this.#isNear) this.#near.prepare?.(papers);
    this.#far.prepare?.(papers);
  }

  async map<Input, Output>(
    step: Step<Input, Output>,
    inputs: readonly Input[],
    onDone?: (done: number, all: number) => void
  ): Promise<Output[]> {
    if (this.#isNear && step.isBrief) return this.#near.map(step, inputs, onDone);
    // The brief steps are over: while the others work, nothing is held here for them.
    const [outputs] = await Promise.all([
      this.#far.map(step, inputs, onDone),
      this.#near.release?.()
    ]);
    return outputs;
  }

  async release(): Promise<void> {
    await Promise.all([this.#near.release?.(), this.#far.release?.()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#near.close(), this.#far.close()]);
  }
}

import {Presets, SingleBar} from 'cli-progress';
import {describePace} from './pace.ts';

/** On a terminal, stages shorter than this leave no line behind, in milliseconds. */
const WORTH_A_LINE = 1000;
/** Elsewhere, a long stage gives a line so often, in milliseconds. */
const SIGN_OF_LIFE = 10_000;

/** Tells on standard error what a long job is doing, with a bar on a terminal and lines elsewhere. */
export class Progress {
  readonly #bar = process.stderr.isTTY
    ? new SingleBar(
        {
          format: '{bar} {stage} {part}',
          clearOnComplete: true,
          hideCursor: true,
          stream: process.stderr
        },
        Presets.shades_classic
      )
    : null;
  #stage = '';
  /** Stages that have a line: where several go on at once, each tells of itself again and again. */
  readonly #named = new Set<string>();
  #since = performance.now();
  #told = performance.now();

  /** Notes that a stage has come so far; a new name begins a new stage. */
  readonly update = (stage: string, done: number, all: number): void => {
    if (stage !== this.#stage) this.#begin(stage);
    const now = performance.now();
    const part = describePace(done, all, (now - this.#since) / 1000);
    if (!this.#bar && now - this.#told > SIGN_OF_LIFE) {
      this.#line(`${stage}: ${part}`);
      this.#told = now;
    }
    if (this.#bar?.isActive) this.#bar.update(Math.round((100 * done) / all), {stage, part});
    else this.#bar?.start(100, 0, {stage, part});
  };

  /** Tells something beside the stages. */
  readonly note = (text: string): void => {
    this.#line(text);
  };

  /** Ends the last stage. */
  finish(): void {
    this.#begin('');
    this.#bar?.stop();
  }

  #begin(stage: string): void {
    const took = performance.now() - this.#since;
    if (this.#bar && this.#stage !== '' && took > WORTH_A_LINE) {
      this.#line(`${this.#stage} (${(took / 1000).toFixed(1)} s)`);
    }
    if (!this.#bar && stage !== '' && !this.#named.has(stage)) this.#line(`${stage} …`);
    this.#named.add(stage);
    this.#stage = stage;
    this.#since = performance.now();
    this.#told = this.#since;
  }

  #line(text: string): void {
    this.#bar?.stop();
    process.stderr.write(`  ${text}\n`);
  }
}

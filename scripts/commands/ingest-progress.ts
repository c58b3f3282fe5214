import {describeCount} from './pace.ts';

/** Before so many milliseconds nothing is told; on a terminal, the line is renewed as often. */
const SOON = 1000;
/** Elsewhere, a line follows the one before after so many milliseconds. */
const SIGN_OF_LIFE = 10_000;

/** Tells on standard error how many records were added and how fast, in a line that goes on a terminal. */
export class IngestProgress {
  readonly #isTerminal = process.stderr.isTTY;
  readonly #began = performance.now();
  #next = this.#began + SOON;
  #isTold = false;

  readonly update = (records: number): void => {
    const now = performance.now();
    if (now < this.#next) return;
    const text = `  Adding papers: ${describeCount(records, (now - this.#began) / 1000)}`;
    process.stderr.write(this.#isTerminal ? `\r${text}` : `${text}\n`);
    this.#isTold = true;
    this.#next = now + (this.#isTerminal ? SOON : SIGN_OF_LIFE);
  };

  finish(): void {
    // Takes the line away.
    if (this.#isTerminal && this.#isTold) process.stderr.write('\r\u001b[K');
  }
}

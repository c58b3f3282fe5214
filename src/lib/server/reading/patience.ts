/** How long one waits for another in all; what one does meanwhile does not count. */
export class Patience {
  readonly #whole: number;
  readonly #end: () => void;
  /** What is left, in milliseconds. */
  #left: number;
  #began = 0;
  #timer: NodeJS.Timeout | null = null;
  isOver = false;

  /** @param end is called when it is over */
  constructor(seconds: number, end: () => void) {
    this.#whole = 1000 * seconds;
    this.#left = this.#whole;
    this.#end = end;
  }

  /** Begins to wait. */
  wait(): void {
    this.#began = performance.now();
    this.#timer = setTimeout(() => {
      this.isOver = true;
      this.#end();
    }, this.#left);
  }

  /** Ends a wait. */
  pause(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#left -= performance.now() - this.#began;
  }

  /** Has as much patience again as at first, for the next thing. */
  renew(): void {
    this.#left = this.#whole;
  }
}

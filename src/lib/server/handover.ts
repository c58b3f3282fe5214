/** Holds something large until it is taken, so that from then on whoever took it alone does. */
export class Handover<T> {
  #thing: {readonly held: T} | null;

  constructor(thing: T) {
    this.#thing = {held: thing};
  }

  /** @throws RangeError when it was taken */
  get held(): T {
    if (!this.#thing) throw new RangeError('it was taken already, expected that once');
    return this.#thing.held;
  }

  /** @throws RangeError when it was taken */
  take(): T {
    const {held} = this;
    this.#thing = null;
    return held;
  }
}

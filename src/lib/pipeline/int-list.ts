/** A longer copy of an array, the rest 0. */
export function grown(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(values);
  return longer;
}

/** Whole numbers of 32 bits, as many as come. */
export class IntList {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) this.#values = grown(this.#values, 2 * this.length);
    this.#values[this.length++] = value;
  }

  at(place: number): number | undefined {
    return place < this.length ? this.#values[place] : undefined;
  }

  /** Adds a stretch of an array. */
  append(values: Int32Array, start: number, end: number): void {
    const length = this.length + end - start;
    if (length > this.#values.length) this.#values = grown(this.#values, 2 * length);
    this.#values.set(values.subarray(start, end), this.length);
    this.length = length;
  }

  /** The numbers so far, until the next one comes. */
  view(): Int32Array<ArrayBuffer> {
    return this.#values.subarray(0, this.length);
  }
}

/** Lists of numbers, one after the other. */
export function concatenated(lists: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const all = new Int32Array(lists.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

/** Where the entries of rows begin, and the end of the last, when lists of rows come one after the other. */
export function joinStarts(lists: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const joined = new IntList();
  joined.push(0);
  let end = 0;
  for (const starts of lists) {
    for (const start of starts.subarray(1)) joined.push(end + start);
    end += starts.at(-1) ?? 0;
  }
  return joined.view().slice();
}

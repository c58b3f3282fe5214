import {grown} from './int-list.ts';

/** Numbers pairs of whole numbers in the order of their coming: open addressing, at most half full. */
export class PairTable {
  #lefts = new Int32Array(1024);
  #rights = new Int32Array(1024);
  /** Number of the pair in each place plus one, 0 for none. */
  #places = new Int32Array(2048);
  size = 0;

  left(pair: number): number {
    return this.#lefts[pair] ?? 0;
  }

  right(pair: number): number {
    return this.#rights[pair] ?? 0;
  }

  /** The place of a pair, or the free one where it would go. */
  #placeOf(left: number, right: number): number {
    const mask = this.#places.length - 1;
    const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const pair = (this.#places[place] ?? 0) - 1;
      if (pair < 0 || (this.#lefts[pair] === left && this.#rights[pair] === right)) return place;
      place = (place + 1) & mask;
    }
  }

  /** The number of a pair, −1 when it is not known. */
  find(left: number, right: number): number {
    return (this.#places[this.#placeOf(left, right)] ?? 0) - 1;
  }

  /** The number of a pair, which is the next one when it is new. */
  add(left: number, right: number): number {
    const place = this.#placeOf(left, right);
    const known = (this.#places[place] ?? 0) - 1;
    if (known >= 0) return known;
    const pair = this.size++;
    this.#lefts[pair] = left;
    this.#rights[pair] = right;
    this.#places[place] = pair + 1;
    if (2 * this.size >= this.#places.length) this.#grow();
    return pair;
  }

  #grow(): void {
    this.#lefts = grown(this.#lefts, 2 * this.#lefts.length);
    this.#rights = grown(this.#rights, 2 * this.#rights.length);
    this.#places = new Int32Array(2 * this.#places.length);
    for (let pair = 0; pair < this.size; pair++) {
      const place = this.#placeOf(this.#lefts[pair] ?? 0, this.#rights[pair] ?? 0);
      this.#places[place] = pair + 1;
    }
  }
}

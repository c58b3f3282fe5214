import {grown} from './int-list.ts';

/** Numbers in a place of the table: a pair, its number plus one (0 where there is none), and one unused. */
const WIDTH = 4;

/** The place of a pair among others, or the free one where it would go. */
function placeIn(places: Int32Array, left: number, right: number): number {
  const mask = places.length - WIDTH;
  const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  let place = ((mixed ^ (mixed >>> 15)) * WIDTH) & mask;
  while (places[place + 2] !== 0 && (places[place] !== left || places[place + 1] !== right)) {
    place = (place + WIDTH) & mask;
  }
  return place;
}

/** The number of a pair by the places of a table, −1 when it is not known. */
export const findPair = (places: Int32Array, left: number, right: number): number =>
  (places[placeIn(places, left, right) + 2] ?? 0) - 1;

/** Numbers pairs of whole numbers in the order of their coming: open addressing, at most half full. */
export class PairTable {
  #lefts = new Int32Array(1024);
  #rights = new Int32Array(1024);
  /** A place holds all that a look into it needs, as memory is fetched in lines. */
  #places = new Int32Array(2048 * WIDTH);
  size = 0;

  left(pair: number): number {
    return this.#lefts[pair] ?? 0;
  }

  right(pair: number): number {
    return this.#rights[pair] ?? 0;
  }

  /** What `findPair` looks into, until the next pair comes. */
  get places(): Int32Array {
    return this.#places;
  }

  /** The number of a pair, which is the next one when it is new. */
  add(left: number, right: number): number {
    const place = placeIn(this.#places, left, right);
    const known = (this.#places[place + 2] ?? 0) - 1;
    if (known >= 0) return known;
    const pair = this.size++;
    this.#lefts[pair] = left;
    this.#rights[pair] = right;
    this.#put(place, pair);
    if (2 * WIDTH * this.size >= this.#places.length) this.#grow();
    return pair;
  }

  #put(place: number, pair: number): void {
    this.#places[place] = this.left(pair);
    this.#places[place + 1] = this.right(pair);
    this.#places[place + 2] = pair + 1;
  }

  #grow(): void {
    this.#lefts = grown(this.#lefts, 2 * this.#lefts.length);
    this.#rights = grown(this.#rights, 2 * this.#rights.length);
    this.#places = new Int32Array(2 * this.#places.length);
    for (let pair = 0; pair < this.size; pair++) {
      this.#put(placeIn(this.#places, this.left(pair), this.right(pair)), pair);
    }
  }
}

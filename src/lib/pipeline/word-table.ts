import {grown} from './int-list.ts';
import type {TextUnits} from './text-units.ts';

/** FNV-1a (Fowler, Noll and Vo) over units of a text, the high bits mixed into the low ones. */
function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (units[index] ?? 0), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** Numbers words in the order of their coming, without a string for one that is known. */
export class WordTable {
  /** Each word once, by its number. */
  readonly words: string[] = [];
  /** The units of all words, one after the other, and where each begins. */
  #units = new Uint16Array(8192);
  #starts = new Int32Array(1025);
  /**
   * For each place the number of its word plus one, 0 for none, and beside it the hash of the word:
   * open addressing, at most half full.
   */
  #places = new Int32Array(4096);

  /** The number of a stretch of a text, which is a new one when the word is. */
  add(units: TextUnits, start: number, end: number): number {
    const {values} = units;
    const hash = hashOf(values, start, end);
    const mask = this.#places.length - 2;
    let place = (2 * hash) & mask;
    for (;;) {
      const number = (this.#places[place] ?? 0) - 1;
      if (number < 0) break;
      const isLike = this.#places[place + 1] === hash;
      if (isLike && this.#isWord(number, values, {start, end})) return number;
      place = (place + 2) & mask;
    }
    this.#places[place] = this.words.length + 1;
    this.#places[place + 1] = hash;
    return this.#append(units, start, end);
  }

  #isWord(number: number, units: Uint16Array, {start, end}: {start: number; end: number}): boolean {
    const from = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - from !== end - start) return false;
    for (let index = start; index < end; index++) {
      if (this.#units[from + index - start] !== units[index]) return false;
    }
    return true;
  }

  #append({text, values}: TextUnits, start: number, end: number): number {
    const number = this.words.push(text.slice(start, end)) - 1;
    const from = this.#starts[number] ?? 0;
    const to = from + end - start;
    if (to > this.#units.length) this.#units = widened(this.#units, 2 * to);
    this.#units.set(values.subarray(start, end), from);
    this.#starts[number + 1] = to;
    if (4 * this.words.length >= this.#places.length) this.#grow();
    return number;
  }

  #grow(): void {
    const old = this.#places;
    this.#starts = grown(this.#starts, old.length / 2 + 1);
    this.#places = new Int32Array(2 * old.length);
    const mask = this.#places.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      let place = (2 * (old[from + 1] ?? 0)) & mask;
      while (this.#places[place] !== 0) place = (place + 2) & mask;
      this.#places.set(old.subarray(from, from + 2), place);
    }
  }
}

function widened(units: Uint16Array, length: number): Uint16Array<ArrayBuffer> {
  const longer = new Uint16Array(length);
  longer.set(units);
  return longer;
}

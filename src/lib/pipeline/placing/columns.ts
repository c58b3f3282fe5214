import {IntList} from '../int-list.ts';

/** Numbers that may be unknown, as many as come. */
export class NumberColumn {
  #values = new Float64Array(1024);
  #length = 0;

  push(value: number | null): void {
    if (this.#length === this.#values.length) {
      const longer = new Float64Array(2 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value ?? NaN;
  }

  at(place: number): number | null {
    const value = this.#values[place] ?? NaN;
    return Number.isNaN(value) ? null : value;
  }
}

/** Most bytes of UTF-8 that a unit of UTF-16 takes. */
const MOST_BYTES = 3;

/** Texts as bytes of UTF-8, a third of what as many strings take. */
export class TextColumn {
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', {ignoreBOM: true});
  readonly #ends = new IntList();
  #bytes = new Uint8Array(16 * 1024);
  #end = 0;

  get length(): number {
    return this.#ends.length;
  }

  push(text: string): void {
    const most = this.#end + MOST_BYTES * text.length;
    if (most > this.#bytes.length) {
      const longer = new Uint8Array(2 * most);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#end += this.#encoder.encodeInto(text, this.#bytes.subarray(this.#end)).written;
    this.#ends.push(this.#end);
  }

  /** All texts, in the order in which they came. */
  *[Symbol.iterator](): Generator<string> {
    let start = 0;
    for (const end of this.#ends.view()) {
      yield this.#decoder.decode(this.#bytes.subarray(start, end));
      start = end;
    }
  }
}

/** Values of which there are few that differ: each is kept once. */
export class RepeatedColumn<T> {
  readonly #different: {readonly value: T}[] = [];
  readonly #places = new Map<T, number>();
  readonly #column = new IntList();

  push(value: T): void {
    const known = this.#places.get(value) ?? this.#different.length;
    if (known === this.#different.length) {
      this.#different.push({value});
      this.#places.set(value, known);
    }
    this.#column.push(known);
  }

  /** @throws RangeError when there are fewer */
  at(place: number): T {
    const found = this.#different[this.#column.at(place) ?? -1];
    if (found) return found.value;
    throw new RangeError(`there is no value ${place}, expected one of ${this.#column.length}`);
  }
}

import {CHARACTER, classAt, WIDE} from './character-classes.ts';
import type {TextUnits} from './text-units.ts';

const BEGINS = CHARACTER.letter | CHARACTER.number;
const GOES_ON = BEGINS | CHARACTER.mark;
const [TAB, NEWLINE, SPACE, APOSTROPHE, PLUS, HYPHEN, POINT] = [9, 10, 32, 39, 43, 45, 46];
const MOST_PLUSES = 2;

const widthOf = (kind: number): number => (kind & WIDE ? 2 : 1);

/** Whether a hyphen, an apostrophe or a decimal point at a place joins the word to what follows. */
function joins(units: TextUnits, index: number, before: number): boolean {
  if (index >= units.length) return false;
  const unit = units.values[index];
  const after = classAt(units, index + 1);
  if (unit === HYPHEN || unit === APOSTROPHE) return (after & GOES_ON) !== 0;
  return unit === POINT && (before & after & CHARACTER.number) !== 0;
}

/**
 * Walks over the words of a text as `tokenize` cuts them, without an object for each: after `next`,
 * the fields tell of the word.
 */
export class TokenScanner {
  readonly #units: TextUnits;
  start = 0;
  end = 0;
  /** Whether punctuation stands between this word and the one before. */
  afterBreak = true;
  /** Whether the word is a compound of plain words, such as `world-model`. */
  isCompound = false;

  constructor(units: TextUnits) {
    this.#units = units;
  }

  /** Moves to the next word; false when there is none. */
  next(): boolean {
    const units = this.#units;
    let afterBreak = this.end === 0;
    let index = this.end;
    while (index < units.length) {
      const kind = classAt(units, index);
      if (kind & BEGINS) {
        this.start = index;
        this.afterBreak = afterBreak;
        this.#read(units, index);
        return true;
      }
      const unit = units.values[index];
      if (unit !== SPACE && unit !== NEWLINE && unit !== TAB) afterBreak = true;
      index += widthOf(kind);
    }
    return false;
  }

  /** Reads the word that begins at a place. */
  #read(units: TextUnits, start: number): void {
    let end = start;
    let isPlain = true;
    let hasHyphen = false;
    for (;;) {
      let [count, last, seen] = [0, 0, 0];
      for (let kind = classAt(units, end); kind & GOES_ON; kind = classAt(units, end)) {
        end += widthOf(kind);
        last = kind;
        seen |= kind;
        count++;
      }
      if (count < 2 || (seen & GOES_ON) !== CHARACTER.letter) isPlain = false;
      if (!joins(units, end, last)) break;
      if (units.values[end] === HYPHEN) hasHyphen = true;
      else isPlain = false;
      end++;
    }
    const most = Math.min(end + MOST_PLUSES, units.length);
    while (end < most && units.values[end] === PLUS) {
      end++;
      isPlain = false;
    }
    this.end = end;
    this.isCompound = isPlain && hasHyphen;
  }
}

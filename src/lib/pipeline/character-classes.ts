import type {TextUnits} from './text-units.ts';

/** What a character can be in a word, one bit each; 0 for all that stands in none. */
export const CHARACTER = {letter: 1, number: 2, mark: 4} as const;

/** Set beside the class of a character that takes two units of the text. */
export const WIDE = 8;

const UNITS = 0x10000;
const UNKNOWN = 255;
const HIGH_SURROGATES = 0xd800;
const LOW_SURROGATES = 0xdc00;

/** Class of each unit that is a character by itself, found out when it first comes. */
const classes = new Uint8Array(UNITS).fill(UNKNOWN);
const wideClasses = new Map<number, number>();

function classify(character: string): number {
  if (/^\p{L}$/u.test(character)) return CHARACTER.letter;
  if (/^\p{N}$/u.test(character)) return CHARACTER.number;
  return /^\p{M}$/u.test(character) ? CHARACTER.mark : 0;
}

function classOfPair(codePoint: number): number {
  const known = wideClasses.get(codePoint);
  if (known !== undefined) return known;
  const found = classify(String.fromCodePoint(codePoint)) | WIDE;
  wideClasses.set(codePoint, found);
  return found;
}

function classOfUnseen(units: TextUnits, index: number): number {
  const codePoint = units.text.codePointAt(index) ?? 0;
  if (codePoint >= UNITS) return classOfPair(codePoint);
  const found = classify(String.fromCodePoint(codePoint));
  // A high surrogate is looked at anew each time: what it is depends on the unit behind it.
  if (codePoint < HIGH_SURROGATES || codePoint >= LOW_SURROGATES) classes[codePoint] = found;
  return found;
}

/** The class of the character that begins at a unit of a text, with `WIDE`; 0 behind the end. */
export function classAt(units: TextUnits, index: number): number {
  if (index >= units.length) return 0;
  const known = classes[units.values[index] ?? 0] ?? UNKNOWN;
  return known === UNKNOWN ? classOfUnseen(units, index) : known;
}

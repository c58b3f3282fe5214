import type {TextUnits} from './text-units.ts';

/** What a text may hold that is not plain, one bit each. */
export const TRIGGER = {
  /** `:/` or `w.` of a URL. */
  link: 1,
  at: 2,
  /** A point before a letter with which a top-level domain begins. */
  domain: 4,
  /** `x20` of an escape. */
  escape: 8,
  tag: 16,
  backslash: 32,
  dollar: 64,
  /** `{`, `}`, `_` or `^`. */
  mark: 128,
  /** Anything but ASCII. */
  foreign: 256
} as const;

const ASCII = 128;
/** Says something only together with its neighbours. */
const LOOK_AROUND = 1 << 20;
const TOP_LEVEL = new Set(Array.from('coniaedgCONIAEDG', (letter) => letter.charCodeAt(0)));

const code = (character: string): number => character.charCodeAt(0);
const [COLON, POINT, SLASH, ZERO, TWO] = [':', '.', '/', '0', '2'].map(code);
const [SMALL_W, LARGE_W] = ['w', 'W'].map(code);

const BY_CHARACTER = new Int32Array(ASCII);
for (const [characters, trigger] of [
  ['@', TRIGGER.at],
  ['<', TRIGGER.tag],
  ['\\', TRIGGER.backslash],
  ['$', TRIGGER.dollar],
  ['{}_^', TRIGGER.mark],
  [':.xX', LOOK_AROUND]
] as const) {
  for (const character of characters) BY_CHARACTER[code(character)] = trigger;
}

function lookAround({values, length}: TextUnits, index: number): number {
  const unit = values[index];
  const next = index + 1 < length ? (values[index + 1] ?? 0) : 0;
  if (unit === COLON) return next === SLASH ? TRIGGER.link : 0;
  if (unit !== POINT) {
    const isEscape = next === TWO && index + 2 < length && values[index + 2] === ZERO;
    return isEscape ? TRIGGER.escape : 0;
  }
  const before = index > 0 ? values[index - 1] : 0;
  const link = before === SMALL_W || before === LARGE_W ? TRIGGER.link : 0;
  return link | (TOP_LEVEL.has(next) ? TRIGGER.domain : 0);
}

/** Which steps to plain text a text needs: one look at each character, where most texts need none. */
export function triggersOf(units: TextUnits): number {
  const {values, length} = units;
  let found = 0;
  for (let index = 0; index < length; index++) {
    const unit = values[index] ?? 0;
    const trigger = unit < ASCII ? (BY_CHARACTER[unit] ?? 0) : TRIGGER.foreign;
    if (trigger !== 0) found |= trigger === LOOK_AROUND ? lookAround(units, index) : trigger;
  }
  return found;
}

// eslint-disable-next-line no-control-regex -- these are the characters to remove.
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x9f]/g;
const BIDI_OR_BOM = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

const ESCAPES = [
  /\$?\\unicode\{x([\da-f]{4})\}\$?/gi,
  // Between a word and a letter only: `Netflix2019 data` holds a year.
  /(?<=[^\s\d\\])\\?x(20(?:1\d|2[0-7]))(?=\p{L})/gu,
  // Not after a digit, where it would be a hexadecimal number (`0x00ab`).
  /(?<=[^\s\d\\])\\?x(201[a-f]|00[ab][\da-f]|00d7|2212)/giu,
  /(?<!\S)\\?x(201[cde]|00ab)(?=\p{L})/giu
];
const PUNCTUATION = /[\u00a0-\u00bf\u00d7\u2010-\u2027\u2212]/;
const DASH = /[\u2013-\u2015]/;

function decoded(escape: string, hexadecimal: string): string {
  const character = String.fromCharCode(parseInt(hexadecimal, 16));
  if (!PUNCTUATION.test(character)) return escape;
  return DASH.test(character) ? ` ${character} ` : character;
}

/** Decodes escapes of punctuation glued to words: `open-endedx2014models` is `open-ended — models`. */
export function decodeEscapes(text: string): string {
  return ESCAPES.reduce((rest, pattern) => rest.replace(pattern, decoded), text);
}

/** The text without control characters (tab and newline stay), bidi overrides and broken characters. */
export function stripHostile(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\v\f\x85]/g, ' ')
    .replace(CONTROL, '')
    .replace(BIDI_OR_BOM, '')
    .replace(LONE_SURROGATE, '');
}

/** What has to be tidied in a text, one bit each. */
const FLAW = {
  /** Perhaps control characters, bidi overrides or broken characters. */
  hostile: 1,
  /** Perhaps an escape. */
  escape: 2,
  /** Characters that may have more than one form, white space among them. */
  foreign: 4,
  /** White space that is no single space between words. */
  space: 8
} as const;

const [SPACE, ZERO, TWO, LARGE_U, LARGE_X, BACKSLASH] = [32, 48, 50, 85, 88, 92];
const [SMALL_U, SMALL_X] = [117, 120];
/** White space that is no single space; a pattern of any would match between all words. */
const UNTIDY_SPACE = /\s{2,}|[^\S ]/g;
const LAST_PRINTABLE = 126;
const FIRST_SURROGATE = 0xd800;
const isBidiOrBom = (unit: number): boolean =>
  (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);

function foreignFlaws(unit: number): number {
  const isHostile = unit <= 0x9f || unit >= FIRST_SURROGATE || isBidiOrBom(unit);
  return isHostile ? FLAW.foreign | FLAW.hostile : FLAW.foreign;
}

/** Whether two characters begin an escape: `x0`, `x2` or `\\u`, whatever their case. */
function beginsEscape(first: number, second: number): boolean {
  if (first === SMALL_X || first === LARGE_X) return second === ZERO || second === TWO;
  return first === BACKSLASH && (second === SMALL_U || second === LARGE_U);
}

/** One look at each character; most texts have no flaw at all. */
function flawsOf(text: string): number {
  let [flaws, before] = [0, SPACE];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > LAST_PRINTABLE) flaws |= foreignFlaws(unit);
    else if (unit < SPACE) flaws |= FLAW.hostile | FLAW.space;
    else if (unit === SPACE && before === SPACE) flaws |= FLAW.space;
    else if (beginsEscape(before, unit)) flaws |= FLAW.escape;
    before = unit;
  }
  return before === SPACE ? flaws | FLAW.space : flaws;
}

/** One line of readable text: NFC, single spaces, escapes decoded, nothing that `stripHostile` removes. */
export function cleanText(text: string): string {
  const flaws = flawsOf(text);
  if (flaws === 0) return text;
  const safe = flaws & FLAW.hostile ? stripHostile(text) : text;
  const decoded = flaws & (FLAW.hostile | FLAW.escape) ? decodeEscapes(safe) : safe;
  return decoded.normalize('NFC').replace(UNTIDY_SPACE, ' ').trim();
}

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

/** White space that is no single space; a pattern of any would match between all words. */
const UNTIDY_SPACE = /\s{2,}|[^\S ]/g;
/** Spaces side by side, and what begins an escape. Two quick searches: one for all would take twice as long. */
const SPACES_OR_ESCAPE = / {2}|x[02]|\\u/i;
const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/;

/** Whether a text surely needs no tidying: most need none, and this is quickly seen. */
const isTidy = (text: string): boolean =>
  !NOT_PRINTABLE_ASCII.test(text) &&
  !SPACES_OR_ESCAPE.test(text) &&
  !text.startsWith(' ') &&
  !text.endsWith(' ');

/** One line of readable text: NFC, single spaces, escapes decoded, nothing that `stripHostile` removes. */
export function cleanText(text: string): string {
  if (isTidy(text)) return text;
  const decoded = decodeEscapes(stripHostile(text));
  return decoded.normalize('NFC').replace(UNTIDY_SPACE, ' ').trim();
}

import {SourceError} from './source-error.ts';

/** The text of bytes that are UTF-8, without a byte-order mark. Throws SourceError with rule `not-utf8`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw notUtf8(bytes);
  }
}

const NEWLINE = 0x0a;
const MARK = [0xef, 0xbb, 0xbf];

/** Where the lines of bytes begin and end, without their newline. */
function* lineEnds(bytes: Uint8Array, from: number): Generator<readonly [number, number]> {
  for (let start = from; start <= bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    yield [start, end];
    start = end + 1;
  }
}

/**
 * The lines of bytes that are UTF-8, without a byte-order mark: each as a text of its own, of which most
 * take half of the memory that they take in one text with a letter of another script somewhere.
 * Throws SourceError with rule `not-utf8` when it comes to a line that is not.
 */
export function* utf8Lines(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
  const marked = MARK.every((byte, index) => bytes[index] === byte);
  for (const [start, end] of lineEnds(bytes, marked ? MARK.length : 0)) {
    let line: string;
    try {
      line = decoder.decode(bytes.subarray(start, end));
    } catch {
      throw notUtf8(bytes);
    }
    yield line;
  }
}

/** Throws SourceError with rule `not-utf8` when bytes are not UTF-8. */
export function checkUtf8(bytes: Uint8Array): void {
  const lines = utf8Lines(bytes);
  while (!lines.next().done);
}

function notUtf8(bytes: Uint8Array): SourceError {
  const {offset, line} = firstFault(bytes);
  const value = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
  const message = `byte ${offset} (0x${value}) is not UTF-8; save the file as UTF-8`;
  return new SourceError(line, 'not-utf8', message);
}

// A faulty byte decodes to U+FFFD, which the file may also hold rightly, as the bytes EF BF BD.
function firstFault(bytes: Uint8Array): {offset: number; line: number} {
  let offset = 0;
  let line = 1;
  for (const character of new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)) {
    const rightly =
      bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (character === '\ufffd' && !rightly) break;
    if (character === '\n') line += 1;
    offset += byteLength(character.codePointAt(0) ?? 0);
  }
  return {offset, line};
}

const byteLength = (point: number) =>
  point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

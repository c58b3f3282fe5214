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

function whole(pieces: readonly Uint8Array[]): Uint8Array {
  const [only = new Uint8Array()] = pieces;
  if (pieces.length < 2) return only;
  const bytes = new Uint8Array(pieces.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** All bytes that come in pieces. */
export const wholeBytes = (pieces: Iterable<Uint8Array>): Uint8Array => whole([...pieces]);

/** The bytes of the lines, without their newline. */
function* byteLines(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let begun: Uint8Array[] = [];
  for (const piece of pieces) {
    let start = 0;
    for (;;) {
      const newline = piece.indexOf(NEWLINE, start);
      if (newline < 0) break;
      const end = piece.subarray(start, newline);
      yield begun.length === 0 ? end : whole([...begun, end]);
      begun = [];
      start = newline + 1;
    }
    if (start < piece.length) begun.push(piece.subarray(start));
  }
  yield whole(begun);
}

/**
 * The lines of bytes that are UTF-8 and come in pieces, without a byte-order mark: each as a text of its
 * own, of which most take half of the memory that they take in one text with a letter of another script
 * somewhere. Throws SourceError with rule `not-utf8` when it comes to a line that is not.
 */
export function* utf8Lines(pieces: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
  const before = {offset: 0, lines: 0};
  for (const bytes of byteLines(pieces)) {
    const isMarked = before.lines === 0 && MARK.every((byte, index) => bytes[index] === byte);
    let line: string;
    try {
      line = decoder.decode(isMarked ? bytes.subarray(MARK.length) : bytes);
    } catch {
      throw notUtf8(bytes, before);
    }
    yield line;
    before.offset += bytes.length + 1;
    before.lines += 1;
  }
}

function notUtf8(bytes: Uint8Array, before = {offset: 0, lines: 0}): SourceError {
  const {offset, line} = firstFault(bytes);
  const value = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
  const message = `byte ${before.offset + offset} (0x${value}) is not UTF-8; save the file as UTF-8`;
  return new SourceError(before.lines + line, 'not-utf8', message);
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

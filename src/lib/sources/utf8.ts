import {SourceError} from './source-error.ts';

/** The text of bytes that are UTF-8, without a byte-order mark. Throws SourceError with rule `not-utf8`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    const {offset, line} = firstFault(bytes);
    const value = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
    const message = `byte ${offset} (0x${value}) is not UTF-8; save the file as UTF-8`;
    throw new SourceError(line, 'not-utf8', message);
  }
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

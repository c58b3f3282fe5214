import {shareBytes} from './shared-memory.ts';
import type {Text} from './documents.ts';

/** Stands between the texts of a list: no text holds it, as no source may tell control characters. */
export const SEPARATOR = '\x1f';

/** Texts as bytes, which threads and machines share without a copy for each. */
export interface PackedTexts {
  /** UTF-8: the texts, one after the other. */
  readonly bytes: Uint8Array;
  /** Where each of them ends, in UTF-16 units of the whole. */
  readonly ends: Int32Array;
}

/** Puts strings into memory that threads share. */
export function packStrings(strings: readonly string[]): PackedTexts {
  let end = 0;
  return {
    bytes: shareBytes(new TextEncoder().encode(strings.join(''))),
    ends: Int32Array.from(strings, ({length}) => (end += length))
  };
}

/** The strings that were packed. */
export function unpackStrings({bytes, ends}: PackedTexts): string[] {
  // A decoder takes no shared memory, and would leave out a byte order mark at the beginning.
  const all = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.slice());
  return Array.from(ends, (end, index) => all.slice(ends[index - 1] ?? 0, end));
}

/** Puts titles and abstracts into memory that threads share. */
export const packTexts = (texts: readonly Text[]): PackedTexts =>
  packStrings(texts.flatMap(({title, abstract}) => [title, abstract]));

/** The titles and abstracts that were packed. */
export function unpackTexts(packed: PackedTexts): Text[] {
  const strings = unpackStrings(packed);
  return Array.from({length: strings.length / 2}, (_, paper) => {
    const [title = '', abstract = ''] = strings.slice(2 * paper, 2 * paper + 2);
    return {title, abstract};
  });
}

import type {Text} from './documents.ts';

/** Titles and abstracts as bytes, which threads and machines share without a copy for each. */
export interface PackedTexts {
  /** UTF-8: title and abstract of each paper, one after the other. */
  readonly bytes: Uint8Array;
  /** Where each of these texts ends, in UTF-16 units of the whole. */
  readonly ends: Int32Array;
}

/** Puts texts into memory that threads share. */
export function packTexts(texts: readonly Text[]): PackedTexts {
  const parts = texts.flatMap(({title, abstract}) => [title, abstract]);
  const encoded = new TextEncoder().encode(parts.join(''));
  const bytes = new Uint8Array(new SharedArrayBuffer(encoded.length));
  bytes.set(encoded);
  let end = 0;
  return {bytes, ends: Int32Array.from(parts, ({length}) => (end += length))};
}

/** The texts that were packed. */
export function unpackTexts({bytes, ends}: PackedTexts): Text[] {
  // A decoder takes no shared memory, and would leave out a byte order mark at the beginning.
  const all = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.slice());
  return Array.from({length: ends.length / 2}, (_, paper) => {
    const [middle = 0, end = 0] = ends.subarray(2 * paper, 2 * paper + 2);
    return {
      title: all.slice(paper === 0 ? 0 : ends[2 * paper - 1], middle),
      abstract: all.slice(middle, end)
    };
  });
}

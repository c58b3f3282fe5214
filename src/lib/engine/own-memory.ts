/** Whether it may hold arrays of numbers; a list of texts or numbers, which may be long, does not. */
const mayHoldArrays = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !(Array.isArray(value) && ['string', 'number'].includes(typeof value[0]));

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (!mayHoldArrays(value)) return;
  if (!ArrayBuffer.isView(value)) {
    for (const each of Object.values(value)) collect(each, found);
  } else if (value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) {
    found.add(value.buffer);
  }
}

/**
 * The memory of the arrays of numbers in a value, which a thread can give away in place of a copy: not that which threads
 * share, and none of which an array is only a part, since who holds the rest is not known.
 */
export function ownMemory(value: unknown): Set<ArrayBuffer> {
  const found = new Set<ArrayBuffer>();
  collect(value, found);
  return found;
}

/** 16 hexadecimal digits of a text: cyrb53 by bryc (public domain) with all of its 64 bits; not for security. */
export function hashText(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  const first = mix(high, low);
  const second = mix(low, first);
  return hexadecimal(second) + hexadecimal(first);
}

const mix = (word: number, other: number) =>
  Math.imul(word ^ (word >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);

const hexadecimal = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

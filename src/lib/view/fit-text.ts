const NARROW = new Set("iljtfrI1.,:;'’()[]|!- ".split(''));
const WIDE = new Set('mwMW%@—…'.split(''));

/** Width of a character in parts of the size of its letters: rounded up, so that what fits by this rule fits. */
function widthOf(character: string): number {
  if (NARROW.has(character)) return 0.38;
  if (WIDE.has(character)) return 0.92;
  return /[\p{Lu}\p{Lo}]/u.test(character) ? 0.74 : 0.56;
}

/** Pixels that a text takes at most, without a browser to measure it. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + widthOf(character) * size, 0);

/** The text cut to so many pixels, with an ellipsis where something is left out. */
export function fitText(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = [...text];
  let width = textWidth('…', size);
  const end = characters.findIndex((character) => (width += widthOf(character) * size) > room);
  return `${characters.slice(0, Math.max(0, end)).join('').trimEnd()}…`;
}

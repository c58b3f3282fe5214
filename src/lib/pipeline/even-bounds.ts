/** Papers whose texts a task takes, at most, and tasks that even few papers are shared out to. */
export const TEXT_PARTS = {most: 4096, parts: 4} as const;

/**
 * Where each of several parts of a row of things begins and ends: parts of about the same size, at least so many, none
 * of more than `most` things. They depend on the number of things alone, wherever the work is done.
 */
export function evenBounds(
  length: number,
  {most, parts: least}: {most: number; parts: number}
): [start: number, end: number][] {
  const parts = Math.max(least, Math.ceil(length / most));
  const at = (part: number) => Math.floor((length * part) / parts);
  return Array.from({length: parts}, (_, part) => [at(part), at(part + 1)]);
}

import type {Lexicon} from './lexicon.ts';
import type {WordWritings} from './word-writings.ts';
import {weightOf} from './writings.ts';

/** What counts most of all that was offered, of equals the first in code point order. */
class Leader {
  text = '';
  #most = 0;

  offer(text: string, count: number): void {
    if (count < this.#most || (count === this.#most && text >= this.text)) return;
    [this.text, this.#most] = [text, count];
  }
}

const leaders = (count: number) => Array.from({length: count}, () => new Leader());

/**
 * The commonest surface form of each stem, by stem number: the commonest spelling, then its commonest
 * case, as `TermForms` finds them, but without building a text for every occurrence.
 */
export function wordForms(
  {words, stems, stemCount}: Lexicon,
  {counts, plain}: Pick<WordWritings, 'counts' | 'plain'>
): string[] {
  const lower = words.map((word) => word.toLowerCase());
  const keys = lower.map((spelling, word) => `${stems[word] ?? 0} ${spelling}`);
  const perSpelling = new Map<string, number>();
  keys.forEach((key, word) =>
    perSpelling.set(key, (perSpelling.get(key) ?? 0) + (counts[word] ?? 0))
  );
  const spellings = leaders(stemCount);
  lower.forEach((spelling, word) =>
    spellings[stems[word] ?? 0]?.offer(spelling, perSpelling.get(keys[word] ?? '') ?? 0)
  );
  const cases = leaders(stemCount);
  words.forEach((text, word) => {
    const stem = stems[word] ?? 0;
    if (lower[word] !== spellings[stem]?.text) return;
    cases[stem]?.offer(text, weightOf(counts[word] ?? 0, plain[word] ?? 0));
  });
  return cases.map(({text}) => text);
}

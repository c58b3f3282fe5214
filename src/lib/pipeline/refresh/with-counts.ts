import type {Text} from '../documents.ts';
import {countLowerCase} from './count-texts.ts';

/** All papers that hold a phrase letter for letter, in whatever case. */
export type CountTexts = (phrase: string) => number;

/** Gives the texts of all papers, in whatever order, a part of them at a time. */
export type StreamTexts = () => AsyncIterable<readonly Text[]>;

/** How many papers hold each of some phrases. */
async function countAll(streamTexts: StreamTexts, phrases: Iterable<string>): Promise<CountTexts> {
  const counts = new Map(Array.from(phrases, (phrase) => [phrase, 0]));
  for await (const texts of streamTexts()) {
    const countTexts = countLowerCase(texts);
    for (const [phrase, count] of counts) counts.set(phrase, count + countTexts(phrase));
  }
  return (phrase) => {
    const count = counts.get(phrase);
    if (count !== undefined) return count;
    throw new RangeError(`phrase is "${phrase}", expected one that was counted`);
  };
}

/**
 * Gives what comes of counts of phrases in all texts, of which never more than a part is held. Which phrases are asked
 * for must not depend on the counts: it is computed once to learn that and, when there are any, once more with the counts.
 */
export async function withCounts<Result>(
  streamTexts: StreamTexts,
  compute: (countTexts: CountTexts) => Result
): Promise<Result> {
  const asked = new Set<string>();
  const uncounted = compute((phrase) => {
    asked.add(phrase);
    return 0;
  });
  return asked.size === 0 ? uncounted : compute(await countAll(streamTexts, asked));
}

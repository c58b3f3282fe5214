import {describe, expect, it} from 'vitest';
import type {Text} from '../../../src/lib/pipeline/documents.ts';
import {withCounts} from '../../../src/lib/pipeline/refresh/with-counts.ts';

const textOf = (title: string): Text => ({title, abstract: ''});
const PARTS = [
  [textOf('A coral reef'), textOf('Coral reefs')],
  [textOf('No reef')],
  [textOf('CORAL REEF and a coral reef')]
];

/** What comes of counts, and the parts that were read. */
async function counted<Result>(compute: (countTexts: (phrase: string) => number) => Result) {
  const read: (readonly Text[])[] = [];
  const streamTexts = async function* streamTexts() {
    for (const part of PARTS) {
      read.push(part);
      yield await Promise.resolve(part);
    }
  };
  return {result: await withCounts(streamTexts, compute), read};
}

describe('counts of phrases in texts that are not held', () => {
  it('add up over the parts, whatever the case, a paper once', async () => {
    const {result} = await counted((count) => [count('coral reef'), count('reef'), count('fish')]);
    expect(result).toEqual([2, 3, 0]);
  });

  it('take one reading, however many phrases are asked for', async () => {
    const {read} = await counted((count) => ['coral', 'reef', 'coral'].map(count));
    expect(read).toEqual(PARTS);
  });

  it('take none where no phrase is asked for', async () =>
    expect(await counted(() => 'nothing')).toEqual({result: 'nothing', read: []}));

  it('may not decide which phrases are asked for', () =>
    expect(counted((count) => (count('reef') > 0 ? count('coral') : 0))).rejects.toThrow(
      'phrase is "coral", expected one that was counted'
    ));
});

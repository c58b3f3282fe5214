import {setTimeout} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {inOrder} from '../../src/lib/server/placing/in-order.ts';

async function* upTo(count: number) {
  for (let item = 0; item < count; item++) yield Promise.resolve(item);
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('work in order', () => {
  it('gives the outcomes in the order of the items, whichever is done first', async () => {
    const work = async (item: number) => {
      await setTimeout(item % 3 === 0 ? 5 : 0);
      return 10 * item;
    };
    expect(await collected(inOrder(upTo(10), 4, work))).toEqual(
      Array.from({length: 10}, (_, item) => 10 * item)
    );
  });

  it.each([1, 2, 5])(
    'begins no more than %i at once, and so many where there are',
    async (most) => {
      let [running, highest] = [0, 0];
      const work = async () => {
        highest = Math.max(highest, ++running);
        await setTimeout(1);
        running--;
      };
      await collected(inOrder(upTo(20), most, work));
      expect(highest).toBe(most);
    }
  );

  it('gives nothing for nothing', async () =>
    expect(await collected(inOrder(upTo(0), 3, async () => 1))).toEqual([]));

  it('fails as the first that fails does, when all that were begun have ended', async () => {
    let ended = 0;
    const work = async (item: number) => {
      await setTimeout(item === 1 ? 0 : 5);
      ended++;
      if (item === 1) throw new RangeError('item 1 is bad');
    };
    await expect(collected(inOrder(upTo(9), 3, work))).rejects.toThrow('item 1 is bad');
    expect(ended).toBe(4);
  });

  it('begins nothing more once nobody listens', async () => {
    let begun = 0;
    for await (const item of inOrder(upTo(9), 2, async (each) => (begun++, each))) {
      if (item === 1) break;
    }
    expect(begun).toBeLessThan(5);
  });
});

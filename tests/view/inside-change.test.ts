import {describe, expect, it} from 'vitest';
import {insideChange} from '../../src/lib/view/inside-change.ts';

const use = (
  term: string,
  before: readonly [number, number],
  after: readonly [number, number]
) => ({
  term,
  a_count: before[0],
  a_papers: before[1],
  b_count: after[0],
  b_papers: after[1]
});
/** What stays as it was, so that the others have something to be held against. */
const FILLER = Array.from({length: 20}, (_, index) => use(`same ${index}`, [20, 10], [20, 10]));

describe('what changed inside a theme', () => {
  it('is the terms used more and less, the strongest first', () => {
    const {more, less} = insideChange([
      use('GRPO', [0, 0], [40, 12]),
      use('PPO', [40, 12], [2, 1]),
      use('reward', [10, 6], [40, 15]),
      ...FILLER
    ]);
    expect(more.map(({term}) => term)).toEqual(['GRPO', 'reward']);
    expect(less.map(({term}) => term)).toEqual(['PPO']);
    expect(more[0]?.z).toBeGreaterThan(1.96);
  });

  it('makes nothing of a term of two papers, or of what chance may explain', () => {
    const {more, less} = insideChange([
      use('long-winded', [0, 0], [40, 2]),
      use('usual', [10, 5], [13, 7]),
      ...FILLER
    ]);
    expect([more, less]).toEqual([[], []]);
  });

  it('needs of the terms in two papers or fewer their counts alone', () => {
    const [some, rare] = [use('GRPO', [2, 1], [40, 12]), use('once', [9, 1], [3, 2])];
    const totals = {before: 2 + 9 + 400, after: 40 + 3 + 400};
    expect(insideChange([some, ...FILLER], totals)).toEqual(insideChange([some, rare, ...FILLER]));
  });

  it('keeps the order given where the shift is the same', () => {
    const uses = ['a', 'b', 'c'].map((term) => use(term, [0, 0], [40, 12]));
    const {more} = insideChange([...uses, use('PPO', [40, 12], [0, 0]), ...FILLER]);
    expect(more.map(({term}) => term)).toEqual(['a', 'b', 'c']);
    const {less} = insideChange([
      ...uses.map(({term}) => use(term, [40, 12], [0, 0])),
      ...FILLER,
      use('GRPO', [0, 0], [40, 12])
    ]);
    expect(less.map(({term}) => term)).toEqual(['a', 'b', 'c']);
  });

  it('is nothing when there is no paper on a side', () =>
    expect(insideChange([use('GRPO', [0, 0], [40, 12])])).toEqual({more: [], less: []}));

  it('tells terms apart that are spelled alike', () => {
    const {more, less} = insideChange([
      use('model', [0, 0], [40, 12]),
      use('model', [40, 12], [0, 0]),
      ...FILLER
    ]);
    expect([more.length, less.length]).toEqual([1, 1]);
  });
});

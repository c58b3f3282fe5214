import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {adjustedRandIndex} from '../../src/lib/stats/agreement.ts';
import {meanPairwiseAgreement, subsample} from '../../src/lib/stats/resampling.ts';

/** Gives the numbers in turn, again and again. */
function replay(numbers: readonly number[]): () => number {
  let next = 0;
  return () => numbers[next++ % numbers.length] ?? 0;
}

describe('a subsample', () => {
  it('is drawn by the numbers given, in ascending order', () => {
    // Of 0 to 3, 0 to 4 and 0 to 5: draws 2; 2 again, so 4; 0.
    expect(subsample(6, 3, replay([0.5, 0.5, 0]))).toEqual([0, 2, 4]);
  });

  it('may be of none, one or all', () => {
    expect(subsample(5, 0, replay([0.5]))).toEqual([]);
    expect(subsample(1, 1, replay([0.5]))).toEqual([0]);
    expect(subsample(4, 4, replay([0.9, 0.1]))).toEqual([0, 1, 2, 3]);
  });

  it('has the size asked for, each item once, in order', () => {
    const random = fc.array(fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}), {
      minLength: 1
    });
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), random, (a, b, numbers) => {
        const [size, n] = a < b ? [a, b] : [b, a];
        const items = subsample(n, size, replay(numbers));
        expect(items).toHaveLength(size);
        expect(items).toEqual([...new Set(items)].sort((x, y) => x - y));
        expect(items.every((item) => item >= 0 && item < n)).toBe(true);
      })
    );
  });

  it('takes every subset equally often over an even grid of draws', () => {
    // Two of four: the first draw is of three, the second of four.
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 12; draw++) {
      const random = replay([((draw % 3) + 0.5) / 3, (Math.floor(draw / 3) + 0.5) / 4]);
      const key = subsample(4, 2, random).join('');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(Object.fromEntries(seen)).toEqual({
      '01': 2,
      '02': 2,
      '03': 2,
      '12': 2,
      '13': 2,
      '23': 2
    });
  });

  it.each([
    [3, 4],
    [3, -1],
    [3, 1.5],
    [NaN, 0]
  ])('refuses of %f items to draw %f', (n, size) => {
    expect(() => subsample(n, size, replay([0]))).toThrow(`sample is ${size} of ${n} items`);
  });
});

describe('the agreement of labellings of samples', () => {
  it('is the adjusted Rand index on the common items', () => {
    const left = {items: [0, 1, 2, 3, 9], labels: [0, 0, 1, 2, 5]};
    const right = {items: [0, 1, 2, 3, 7], labels: [0, 0, 1, 1, 8]};
    // The worked example in scikit-learn of these four items: 0.571428…
    expect(meanPairwiseAgreement([left, right])).toBeCloseTo(4 / 7, 12);
  });

  it('is the mean over all pairs', () => {
    const a = {items: [0, 1, 2, 3], labels: [0, 0, 1, 1]};
    const b = {items: [0, 1, 2, 3], labels: ['x', 'x', 'y', 'y']};
    const c = {items: [0, 1, 2, 3], labels: [0, 1, 0, 1]};
    // 1, −0.5 and −0.5
    expect(meanPairwiseAgreement([a, b, c])).toBeCloseTo(0, 12);
  });

  it('is null when there is nothing to compare', () => {
    expect(meanPairwiseAgreement([])).toBeNull();
    expect(meanPairwiseAgreement([{items: [0], labels: [1]}])).toBeNull();
  });

  it('is that of whole labellings when all items are held', () => {
    const pairs = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), {minLength: 2, maxLength: 20});
    fc.assert(
      fc.property(pairs, (labels) => {
        const items = labels.map((_, item) => item);
        const [a, b] = [labels.map(([left]) => left), labels.map(([, right]) => right)];
        const agreement = meanPairwiseAgreement([
          {items, labels: a},
          {items, labels: b}
        ]);
        expect(agreement).toBeCloseTo(adjustedRandIndex(a, b), 12);
      })
    );
  });

  it('refuses a labelling with a label missing', () => {
    expect(() => meanPairwiseAgreement([{items: [0, 1], labels: [1]}])).toThrow(
      '2 items and 1 labels, expected equally many'
    );
  });
});

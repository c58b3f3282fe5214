import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {clusterStability} from '../../src/lib/stats/cluster-stability.ts';

const reference = ['a', 'a', 'a', 'b', 'b', 'c'];

describe('the stability of clusters', () => {
  it('is the mean best Jaccard similarity on the items drawn, worked out by hand', () => {
    const stability = clusterStability(reference, [
      // a = {0, 1, 2} is found again whole: 1; b = {3, 4} is found with c: 2/3.
      {items: [0, 1, 2, 3, 4, 5], labels: [7, 7, 7, 8, 8, 8]},
      // Of a, 0 and 1 are drawn and torn apart: 1/2; of b, 3 falls in with 1: 1/2.
      {items: [0, 1, 3], labels: [1, 2, 2]}
    ]);
    expect(stability.get('a')).toBeCloseTo((1 + 1 / 2) / 2, 12);
    expect(stability.get('b')).toBeCloseTo((2 / 3 + 1 / 2) / 2, 12);
    // c was drawn once: with both of b, 1/3.
    expect(stability.get('c')).toBeCloseTo(1 / 3, 12);
  });

  it('is null for a cluster that was never drawn', () => {
    const stability = clusterStability(reference, [{items: [0, 1], labels: [1, 1]}]);
    expect([...stability]).toEqual([
      ['a', 1],
      ['b', null],
      ['c', null]
    ]);
    expect([...clusterStability(['a'], [])]).toEqual([['a', null]]);
    expect([...clusterStability([], [])]).toEqual([]);
  });

  it('is 1 when every sample finds the reference under other names', () => {
    const samples = fc.array(fc.subarray([0, 1, 2, 3, 4, 5]));
    fc.assert(
      fc.property(samples, (drawn) => {
        const found = drawn.map((items) => ({
          items,
          labels: items.map((item) => `found ${reference[item] ?? ''}`)
        }));
        const values = [...clusterStability(reference, found).values()];
        expect(values.filter((value) => value !== null && value !== 1)).toEqual([]);
      })
    );
  });

  it('is the size of a cluster over all when all are thrown together', () => {
    const labels = fc.array(fc.nat(4), {minLength: 1, maxLength: 30});
    fc.assert(
      fc.property(labels, (truth) => {
        const items = truth.map((_, item) => item);
        const together = {items, labels: truth.map(() => 0)};
        for (const [cluster, value] of clusterStability(truth, [together])) {
          const size = truth.filter((label) => label === cluster).length;
          expect(value).toBeCloseTo(size / truth.length, 12);
        }
      })
    );
  });

  it('refuses an item that the reference lacks, and a missing label', () => {
    expect(() => clusterStability(reference, [{items: [6], labels: [0]}])).toThrow(
      'item 6 is not among the 6 of the reference'
    );
    expect(() => clusterStability(reference, [{items: [0], labels: []}])).toThrow(
      '1 items and 0 labels'
    );
  });
});

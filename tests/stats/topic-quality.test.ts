import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {topicCoherence, topicDiversity} from '../../src/lib/stats/topic-quality.ts';

describe('topic coherence', () => {
  it('is the normalised information of a pair, worked out by hand', () => {
    // Shares 1/2, 1/2 and together 1/4: independent.
    const independent = new Map([
      ['graph', [0, 1, 2, 3]],
      ['node', [2, 3, 4, 5]]
    ]);
    expect(topicCoherence(['graph', 'node'], independent, 8)).toBeCloseTo(0, 12);
    // Shares 1/4 and 1/2, together 1/4: ln 2 / ln 4.
    const nested = new Map([
      ['graph', [0, 1]],
      ['node', [0, 1, 4, 5]]
    ]);
    expect(topicCoherence(['graph', 'node'], nested, 8)).toBeCloseTo(0.5, 12);
  });

  it('is 1 for terms that occur only together, −1 for terms that never do (Bouma 2009)', () => {
    const postings = new Map([
      ['graph', [1, 5]],
      ['node', [1, 5]],
      ['speech', [2, 3]]
    ]);
    expect(topicCoherence(['graph', 'node'], postings, 9)).toBeCloseTo(1, 12);
    expect(topicCoherence(['graph', 'speech'], postings, 9)).toBe(-1);
    expect(topicCoherence(['graph', 'unheard'], postings, 9)).toBe(-1);
  });

  it('is the mean over all pairs', () => {
    const postings = new Map([
      ['graph', [1, 5]],
      ['node', [1, 5]],
      ['speech', [2, 3]]
    ]);
    expect(topicCoherence(['graph', 'node', 'speech'], postings, 9)).toBeCloseTo(-1 / 3, 12);
  });

  it('takes the limit of 1 for terms of every document', () => {
    const postings = new Map([
      ['we', [0, 1]],
      ['paper', [0, 1]]
    ]);
    expect(topicCoherence(['we', 'paper'], postings, 2)).toBe(1);
  });

  it('is null for fewer than two terms', () => {
    expect(topicCoherence([], new Map(), 5)).toBeNull();
    expect(topicCoherence(['graph'], new Map([['graph', [1]]]), 5)).toBeNull();
  });

  it('lies within −1 and 1 and does not depend on the order of the terms', () => {
    const list = fc.uniqueArray(fc.nat(19)).map((ids) => ids.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(list, {minLength: 2, maxLength: 5}), (lists) => {
        const terms = lists.map((_, index) => `term ${index}`);
        const postings = new Map(lists.map((ids, index) => [`term ${index}`, ids]));
        const coherence = topicCoherence(terms, postings, 20) ?? NaN;
        expect(Math.abs(coherence)).toBeLessThanOrEqual(1 + 1e-12);
        expect(topicCoherence(terms.toReversed(), postings, 20)).toBeCloseTo(coherence, 9);
      })
    );
  });
});

describe('topic diversity', () => {
  it('is the share of unique terms', () => {
    const topics = [
      ['graph', 'node', 'edge'],
      ['graph', 'speech', 'node']
    ];
    expect(topicDiversity(topics)).toBe(4 / 6);
  });

  it('is 1 when no term is shared, one part in the number of topics when all are', () => {
    expect(topicDiversity([['a', 'b'], ['c']])).toBe(1);
    expect(topicDiversity([['a'], ['a'], ['a'], ['a']])).toBe(0.25);
  });

  it('is null without terms', () =>
    expect([topicDiversity([]), topicDiversity([[]])]).toEqual([null, null]));
});

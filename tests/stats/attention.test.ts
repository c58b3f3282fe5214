import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {weeklyAttention} from '../../src/lib/stats/attention.ts';

const paper = (paperId: string, listedWeek: string | null, upvotes: number | null) => ({
  paperId,
  listedWeek,
  upvotes
});

describe('attention to papers of the same week', () => {
  it('is the share of the votes of the week and the rank within it', () => {
    const attention = weeklyAttention([
      paper('old', '2025-01-06', 300),
      paper('older', '2025-01-06', 100),
      paper('new', '2025-03-03', 6),
      paper('newer', '2025-03-03', 2)
    ]);
    expect(Object.fromEntries(attention)).toEqual({
      old: {share: 0.75, percentile: 0.75},
      older: {share: 0.25, percentile: 0.25},
      new: {share: 0.75, percentile: 0.75},
      newer: {share: 0.25, percentile: 0.25}
    });
  });

  it('gives papers with as many votes the middle of their ranks', () => {
    const attention = weeklyAttention(
      [1, 4, 4, 4, 9].map((votes, i) => paper(`${i}`, '2025-01-06', votes))
    );
    expect([...attention.values()].map(({percentile}) => percentile)).toEqual([
      0.1, 0.5, 0.5, 0.5, 0.9
    ]);
  });

  it('puts the only paper of a week in the middle', () => {
    const attention = weeklyAttention([paper('only', '2025-01-06', 12)]);
    expect(attention.get('only')).toEqual({share: 1, percentile: 0.5});
  });

  it('has no shares to give in a week without a vote', () => {
    const attention = weeklyAttention([paper('a', '2025-01-06', 0), paper('b', '2025-01-06', 0)]);
    expect(attention.get('a')).toEqual({share: null, percentile: 0.5});
  });

  it('leaves out papers without votes or without a week, and is empty of none', () => {
    const attention = weeklyAttention([
      paper('unknown', '2025-01-06', null),
      paper('unlisted', null, 40),
      paper('known', '2025-01-06', 5)
    ]);
    expect([...attention.keys()]).toEqual(['known']);
    expect(attention.get('known')?.share).toBe(1);
    expect(weeklyAttention([]).size).toBe(0);
  });

  it('has percentiles with a mean of one half, and shares that sum to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), {minLength: 1, maxLength: 30}), (votes) => {
        const papers = votes.map((count, i) => paper(`${i}`, '2025-01-06', count));
        const values = [...weeklyAttention(papers).values()];
        const percentiles = values.reduce((sum, {percentile}) => sum + percentile, 0);
        expect(percentiles / votes.length).toBeCloseTo(0.5, 9);
        const shares = values.reduce((sum, {share}) => sum + (share ?? 0), 0);
        expect(shares).toBeCloseTo(votes.some((count) => count > 0) ? 1 : 0, 9);
      })
    );
  });

  it('refuses negative votes and says of which paper', () => {
    expect(() => weeklyAttention([paper('2501.1', '2025-01-06', -1)])).toThrow(
      'upvotes of 2501.1 are -1'
    );
  });
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {themeAttention, type ThemeVotes} from '../../src/lib/stats/theme-attention.ts';

const votes = (
  listedWeek: string,
  rows: readonly (readonly [number | null, number])[]
): ThemeVotes[] =>
  rows.map(([themeId, upvotes], index) => ({
    paperId: `${listedWeek} ${index}`,
    listedWeek,
    themeId,
    upvotes
  }));

describe('attention to a theme', () => {
  it('is its share of the votes of each week, weighed by the papers of the week', () => {
    const [one] = themeAttention(
      [1],
      [
        ...votes('2026-03-02', [
          [1, 30],
          [2, 10]
        ]),
        ...votes('2026-03-09', [
          [1, 1],
          [1, 1],
          [2, 4],
          [null, 4]
        ])
      ]
    );
    // (2 × 30/40 + 4 × 2/10) / 6; ranks 0.75 in the first week, twice 0.25 in the second.
    expect(one?.attention).toBeCloseTo(2.3 / 6, 12);
    expect(one?.volume).toBe(0.5);
    expect(one?.percentile).toBeCloseTo(1.25 / 3, 12);
    expect([one?.papers, one?.verdict]).toEqual([3, 'too few papers']);
  });

  it('is more when its papers outdo those of their week, by more than chance', () => {
    const week = votes(
      '2026-03-02',
      Array.from({length: 40}, (_, place) => [place < 20 ? 2 : 1, place] as const)
    );
    const [one, two] = themeAttention([1, 2], week);
    // Twenty papers at 0.75 on average: z = 0.25 / (0.288675 / √20) = 3.873, p = 0.0001075.
    expect(one?.percentile).toBeCloseTo(0.75, 12);
    expect([one?.verdict, two?.verdict]).toEqual(['more', 'less']);
    expect(one?.p).toBeCloseTo(0.0001075, 6);
    expect(one?.interval.lower).toBeCloseTo(0.75 - 1.959964 * 0.0645497, 6);
  });

  it('says nothing of a theme without votes', () =>
    expect(themeAttention([7], [])).toEqual([
      {
        themeId: 7,
        papers: 0,
        volume: 0,
        attention: 0,
        percentile: 0.5,
        interval: {lower: 0, upper: 1},
        p: null,
        adjustedP: null,
        verdict: 'too few papers'
      }
    ]));

  it('leaves out a week in which nobody voted', () =>
    expect(
      themeAttention(
        [1],
        votes('2026-03-02', [
          [1, 0],
          [2, 0]
        ])
      )[0]?.papers
    ).toBe(0));

  it('does not gain by its papers being older and having more votes for that', () => {
    const row = fc.tuple(fc.constantFrom(1, 2), fc.nat({max: 50}));
    fc.assert(
      fc.property(
        fc.array(row, {minLength: 1, maxLength: 12}),
        fc.integer({min: 2, max: 9}),
        (rows, factor) => {
          const [young, old] = [
            rows,
            rows.map(([theme, count]) => [theme, count * factor] as const)
          ];
          const ids = [1, 2];
          expect(
            themeAttention(ids, votes('2026-03-02', old)).map(({percentile}) => percentile)
          ).toEqual(
            themeAttention(ids, votes('2026-03-02', young)).map(({percentile}) => percentile)
          );
        }
      )
    );
  });
});

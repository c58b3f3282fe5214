import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {matchThemes, termSimilarity} from '../../src/lib/pipeline/theme-matching.ts';

const theme = (...terms: string[]) => ({terms: terms.map((term) => ({term, score: 1}))});
/** Papers a1, a2 … of each theme; the letter tells the theme that they lay in before. */
const place = (ids: string, themeId: number | null) =>
  ids.split(' ').map((paperId) => ({paperId, themeId}));

const EARLIER = {
  highestThemeId: 9,
  themes: [
    {id: 4, ...theme('world models', 'video')},
    {id: 7, ...theme('reward models', 'preference')}
  ],
  assignments: [...place('a1 a2 a3 a4', 4), ...place('b1 b2 b3 b4', 7)]
};

describe('the likeness of terms', () => {
  it('is the cosine of their scores', () => {
    const left = {
      terms: [
        {term: 'x', score: 3},
        {term: 'y', score: 4}
      ]
    };
    const right = {terms: [{term: 'y', score: 2}]};
    expect(termSimilarity(left, right)).toBeCloseTo(8 / (5 * 2), 12);
  });

  it('takes a term for the same in the plural and with a hyphen', () =>
    expect(termSimilarity(theme('world-models'), theme('World model'))).toBeCloseTo(1, 12));

  it('is 0 where a theme has no terms', () => expect(termSimilarity(theme(), theme('x'))).toBe(0));
});

describe('theme ids', () => {
  it('begin at 1 where there was no analysis before', () =>
    expect(matchThemes(null, {themes: [theme('x'), theme('y')], placements: []})).toEqual([1, 2]));

  it('go on with the papers, whatever the order of the themes', () =>
    expect(
      matchThemes(EARLIER, {
        themes: [theme('reward models'), theme('world models')],
        placements: [...place('b1 b2 b3 b4 b5', 0), ...place('a1 a2 a3 a4', 1)]
      })
    ).toEqual([7, 4]));

  it('are new, above the highest ever used, for a theme without a forebear', () =>
    expect(
      matchThemes(EARLIER, {
        themes: [theme('coral reefs'), theme('world models'), theme('graph coloring')],
        placements: [...place('c1 c2', 0), ...place('a1 a2 a3 a4', 1), ...place('d1', 2)]
      })
    ).toEqual([10, 4, 11]));

  it('stay with the larger half when a theme splits', () =>
    expect(
      matchThemes(EARLIER, {
        themes: [theme('video'), theme('world models')],
        placements: [...place('a1', 0), ...place('a2 a3 a4', 1)]
      })
    ).toEqual([10, 4]));

  // One of four papers: 0.7 / 4 = 0.175, and with the same terms 0.175 + 0.3 = 0.475.
  it.each([
    ['unlike', ['coral reefs'], 10],
    ['the same', ['world models', 'video'], 4]
  ])('with %s terms beside a quarter of the papers, %j, are %i', (_, terms, id) =>
    expect(
      matchThemes(EARLIER, {
        themes: [theme(...terms)],
        placements: [...place('a1', 0), ...place('a2 a3 a4', null)]
      })
    ).toEqual([id])
  );

  it('go by terms alone where no paper is left, if they are half alike', () => {
    const byTerms = (...terms: string[]) =>
      matchThemes(EARLIER, {themes: [theme(...terms)], placements: place('n1 n2', 0)});
    // Cosines: 2 / (√2 · √3) = 0.82 and 1 / (√2 · √4) = 0.35; times 0.6.
    expect(byTerms('world models', 'video', 'x')).toEqual([4]);
    expect(byTerms('world models', 'x', 'y', 'z')).toEqual([10]);
  });

  it('serve all pairs together, not the best pair first', () => {
    // Theme 0 is liked best by 4, but theme 1 has no other forebear and 7 takes theme 0 nearly as well.
    const earlier = {
      highestThemeId: 2,
      themes: [
        {id: 1, ...theme('x')},
        {id: 2, ...theme('x')}
      ],
      assignments: [...place('a1 a2 a3 a4 a5 a6', 1), ...place('b1 b2 b3 b4', 2)]
    };
    const placements = [...place('a1 a2 a3 b1 b2 b3 b4', 0), ...place('a4 a5 a6', 1)];
    expect(matchThemes(earlier, {themes: [theme('x'), theme('x')], placements})).toEqual([2, 1]);
  });

  it('are never given twice, and never used again (property)', () => {
    const placements = (themes: number) =>
      fc.array(
        fc.record({paperId: fc.integer({min: 0, max: 30}).map(String), themeId: fc.nat(themes)}),
        {
          maxLength: 60
        }
      );
    fc.assert(
      fc.property(placements(4), placements(5), (before, after) => {
        const themes = [3, 5, 6, 8, 11].map((id) => ({id, ...theme(`t${id}`)}));
        const earlier = {
          highestThemeId: 12,
          themes,
          assignments: before.map((row) => ({...row, themeId: themes[row.themeId]?.id ?? null}))
        };
        const ids = matchThemes(earlier, {
          themes: Array.from({length: 6}, () => theme('t3')),
          placements: after
        });
        expect(new Set(ids).size).toBe(6);
        for (const id of ids) expect(id > 12 || themes.some((old) => old.id === id)).toBe(true);
      })
    );
  });
});

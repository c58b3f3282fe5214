import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {areaColour, coloured, noteOnColours, themeLook} from '../../src/lib/view/palette.ts';

describe('the themes in colour', () => {
  it('are the first eight of those chosen, and a ninth is grey with a word', () => {
    expect([...coloured([1, 2, 3, 4, 5, 6, 7, 8, 9])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(noteOnColours(8)).toEqual([]);
    expect(noteOnColours(9)[0]).toContain(
      '9 themes are chosen, of which the first 8 are in colour'
    );
  });
});

describe('the look of a theme', () => {
  it('has the hue of its area and a tone by its place within', () => {
    expect(themeLook({area_id: 1, shade: 0})).toEqual({colour: 'var(--theme-0-0)', dash: 'none'});
    expect(themeLook({area_id: 8, shade: 2})).toEqual({colour: 'var(--theme-7-2)', dash: 'none'});
    expect(themeLook({area_id: 1, shade: 4})).toEqual({colour: 'var(--theme-0-1)', dash: '7 3'});
    expect(areaColour(3)).toBe('var(--theme-2-0)');
  });

  it('differs among nine themes of one area, and between areas whatever the place', () => {
    const looks = Array.from({length: 9}, (_, shade) => themeLook({area_id: 2, shade}));
    expect(new Set(looks.map(({colour, dash}) => `${colour} ${dash}`)).size).toBe(9);
    const area = fc.integer({min: 1, max: 8});
    fc.assert(
      fc.property(area, area, fc.nat(60), fc.nat(60), (a, b, one, other) => {
        const colour = (area_id: number, shade: number) => themeLook({area_id, shade}).colour;
        expect(a !== b && colour(a, one) === colour(b, other)).toBe(false);
      })
    );
  });
});

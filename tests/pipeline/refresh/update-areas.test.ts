import {describe, expect, it} from 'vitest';
import {areaOfNew, updateAreas} from '../../../src/lib/pipeline/refresh/update-areas.ts';

const area = (id: number, name: string, themes: number) => ({
  ...{id, name, papers: 0, share: 0, themes}
});
const theme = (id: number, areaId: number, papers = 10) => ({
  ...{id, areaId, papers, name: `Theme ${id}`}
});

describe('the area of a new theme', () => {
  const areas = [area(1, 'Video', 2), area(2, 'Text', 1)];
  const themes = [theme(4, 1), theme(5, 1), theme(9, 2)];

  it('is that of the themes which most of its papers are nearest to', () => {
    expect(areaOfNew([9, 4, 9, null], {areas, themes})).toBe(2);
    expect(areaOfNew([4, 5, 9], {areas, themes})).toBe(1);
  });

  it('is the lower of two that are equally near, and the first when nothing is near', () => {
    expect(areaOfNew([9, 4], {areas, themes})).toBe(1);
    expect(areaOfNew([null], {areas, themes})).toBe(1);
  });

  it('is one of its own where each theme is, up to eight', () => {
    const flat = [area(1, 'A', 1), area(3, 'B', 1)];
    expect(areaOfNew([9], {areas: flat, themes: [theme(8, 1), theme(9, 3)]})).toBe(4);
    const eight = Array.from({length: 8}, (_, index) => area(index + 1, 'A', 1));
    expect(areaOfNew([9], {areas: eight, themes: [theme(9, 3)]})).toBe(3);
  });
});

describe('areas counted anew', () => {
  it('keep number and name, have the papers of their themes, and take the name of a theme that has none', () => {
    const areas = [area(1, 'Video', 2), area(2, 'Text', 1), area(5, 'Gone', 1)];
    const themes = [theme(4, 1, 30), theme(9, 2, 20), theme(5, 1, 10), theme(12, 6, 15)];
    expect(updateAreas(areas, themes, 100)).toEqual([
      {id: 1, name: 'Video', papers: 40, share: 0.4, themes: 2},
      {id: 2, name: 'Text', papers: 20, share: 0.2, themes: 1},
      {id: 6, name: 'Theme 12', papers: 15, share: 0.15, themes: 1}
    ]);
  });
});

import {describe, expect, it} from 'vitest';
import {earlierPlaces, formerThemes} from '../../src/lib/pipeline/former-themes.ts';

describe('the theme that a paper had before', () => {
  const placed = (paperId: string, themeId: number | null) => ({paperId, themeId});

  it('is told of papers that were there, 0 of those without a theme, nothing of new ones', () => {
    const {paper, theme} = formerThemes(
      ['new', 'b', 'c', 'a'],
      earlierPlaces([placed('a', 7), placed('b', null), placed('c', 2), placed('gone', 3)])
    );
    expect([...paper]).toEqual([1, 2, 3]);
    expect([...theme]).toEqual([0, 2, 7]);
  });

  it('is told of none by the first analysis', () =>
    expect([...formerThemes(['a'], earlierPlaces(null)).paper]).toEqual([]));
});

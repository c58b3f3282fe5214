import {describe, expect, it} from 'vitest';
import {arrivalsOf} from '../../../src/lib/pipeline/refresh/arrivals.ts';

const placed = (placements: Record<string, number | null>) =>
  Object.entries(placements).map(([paperId, themeId]) => ({paperId, themeId}));
const themes = (...ids: number[]) => ids.map((id) => ({id, name: `Theme ${id}`}));

describe('the arrivals of a refresh', () => {
  it('are the new papers of each theme, most first, of equally many the lower id', () => {
    const {joined, born, unassigned} = arrivalsOf(
      {themes: themes(7, 3, 5, 9), assignments: placed({a: 3, b: 5})},
      {
        themes: themes(9, 7, 5, 3),
        assignments: placed({a: 3, b: 5, c: 7, d: 5, e: 3, f: 7, g: null})
      }
    );
    expect(joined).toEqual([
      {id: 7, name: 'Theme 7', papers: 2},
      {id: 3, name: 'Theme 3', papers: 1},
      {id: 5, name: 'Theme 5', papers: 1}
    ]);
    expect([born, unassigned]).toEqual([[], 1]);
  });

  it('are papers that had waited too, but not those that a decision moved or that still wait', () => {
    expect(
      arrivalsOf(
        {themes: themes(1, 2), assignments: placed({waited: null, waits: null, moved: 1})},
        {themes: themes(1, 2), assignments: placed({waited: 1, waits: null, moved: 2})}
      )
    ).toEqual({joined: [{id: 1, name: 'Theme 1', papers: 1}], born: [], unassigned: 0});
  });

  it('tell of themes that were born apart from the others', () => {
    expect(
      arrivalsOf(
        {themes: themes(1), assignments: placed({waited: null})},
        {themes: themes(1, 4), assignments: placed({waited: 4, fresh: 4, other: 1})}
      )
    ).toEqual({
      joined: [{id: 1, name: 'Theme 1', papers: 1}],
      born: [{id: 4, name: 'Theme 4', papers: 2}],
      unassigned: 0
    });
  });
});

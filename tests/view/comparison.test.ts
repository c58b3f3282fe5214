import {describe, expect, it} from 'vitest';
import {
  caution,
  noteOnDrawn,
  compare,
  countUnclear,
  onlyClear,
  onlyThemes,
  readOnly,
  splitByClarity
} from '../../src/lib/view/comparison.ts';
import {comparisonRows, themeRows, trendRows} from '../../src/lib/view/export-rows.ts';
import {themeTable} from '../../src/lib/view/theme-table.ts';
import {seriesOf, weeks} from './fixture.ts';

const periods = weeks([3, 10, 20, 5], [0, 3]);
describe('a weak theme in a comparison', () => {
  const [, a, b] = weeks([3, 200, 200]);
  if (!a || !b) throw new Error('three weeks are needed');
  const counts = [
    {theme_id: 1, theme: 'Up', confidence: 0.59, a_papers: 10, b_papers: 30},
    {theme_id: 2, theme: 'Down', confidence: 0.6, a_papers: 30, b_papers: 10},
    {theme_id: 3, theme: 'Flat', confidence: 1, a_papers: 20, b_papers: 21}
  ];
  const comparison = compare([a, b], counts);
  it('stands apart, whatever its verdict', () => {
    const {clear, unclear, weak} = splitByClarity(comparison.themes);
    expect([clear, unclear, weak].map((some) => some.map(({theme}) => theme))).toEqual([
      ['Down'],
      ['Flat'],
      ['Up']
    ]);
  });
  it('is not among the changes when only these are asked for', () => {
    expect(onlyClear(comparison, true).themes.map(({theme}) => theme)).toEqual(['Down']);
    expect(onlyClear(comparison, false)).toBe(comparison);
    const read = (text: string) => readOnly(new URLSearchParams(text));
    expect([read(''), read('only=changes')].map(({onlyChanges}) => onlyChanges)).toEqual([
      false,
      true
    ]);
    expect(read('only=x').problems).toEqual([
      '“x” is no value of only (changes), so all themes are shown.'
    ]);
  });
});

describe('a comparison', () => {
  const [, a, b] = periods;
  const counts = [
    {theme_id: 1, theme: 'A', confidence: 1, a_papers: 5, b_papers: 5},
    {theme_id: 2, theme: 'B', confidence: 1, a_papers: 1, b_papers: 10}
  ];
  const comparison = a && b && compare([a, b], counts);

  it('has shares of each side and the largest gain first', () =>
    expect(comparison?.themes).toMatchObject([
      {...counts[1], a_share: 0.1, b_share: 0.5, change: 0.4},
      {...counts[0], a_share: 0.5, b_share: 0.25, change: -0.25}
    ]));

  describe('with tests', () => {
    const [c, d] = weeks([200, 200]);
    if (!c || !d) throw new Error('two weeks are needed');
    const tested = compare(
      [c, d],
      [
        {theme_id: 1, theme: 'Up', confidence: 1, a_papers: 10, b_papers: 30},
        {theme_id: 2, theme: 'Down', confidence: 1, a_papers: 30, b_papers: 10},
        {theme_id: 3, theme: 'Flat', confidence: 1, a_papers: 20, b_papers: 22},
        {theme_id: 4, theme: 'Tiny', confidence: 1, a_papers: 1, b_papers: 3}
      ]
    );
    const find = (id: number) => tested.themes.find(({theme_id}) => theme_id === id);

    it('has interval, p, adjusted p and verdict of each theme', () => {
      // The same counts and sources as in tests/stats/change-verdict.test.ts
      expect(find(1)).toMatchObject({change: 0.15 - 0.05, verdict: 'rose'});
      expect(find(1)?.difference_lower).toBeCloseTo(0.04165826686615984, 12);
      expect(find(1)?.difference_upper).toBeCloseTo(0.16044664284415214, 12);
      expect(find(1)?.p).toBeCloseTo(0.0008581206663936758, 12);
      expect(find(1)?.adjusted_p).toBeCloseTo(0.00128718, 8);
      expect([find(2)?.verdict, find(3)?.verdict]).toEqual(['fell', 'no clear change']);
    });

    it('leaves blank what too few papers do not allow to test', () =>
      expect(find(4)).toMatchObject({
        difference_lower: null,
        difference_upper: null,
        p: null,
        adjusted_p: null,
        verdict: 'too few papers'
      }));

    it('says the same of a theme whichever others are shown', () => {
      expect(onlyThemes(tested, [1]).themes).toEqual([find(1)]);
      expect(onlyThemes(tested, [])).toEqual(tested);
    });

    it('folds away what did not clearly change, and says how many', () => {
      const {clear, unclear} = splitByClarity(tested.themes);
      expect(splitByClarity(tested.themes).weak).toEqual([]);
      expect(clear.map(({theme}) => theme)).toEqual(['Up', 'Down']);
      expect(unclear.map(({theme}) => theme)).toEqual(['Tiny', 'Flat']);
      expect(countUnclear(unclear)).toBe('No clear change (1), too few papers to tell (1)');
    });
  });

  it('gives no verdict where a side has no paper', () => {
    const [x, y] = weeks([0, 20]);
    const none = {theme_id: 1, theme: 'A', confidence: 1, a_papers: 0, b_papers: 9};
    expect(x && y && compare([x, y], [none]).themes[0]).toMatchObject({
      a_share: 0,
      difference_lower: null,
      verdict: 'too few papers'
    });
  });

  it('has shares of 0 for a side without papers', () => {
    const [x, y] = weeks([0, 20]);
    const empty = counts.map((row) => ({...row, a_papers: 0}));
    expect(x && y && compare([x, y], empty).themes[1]?.a_share).toBe(0);
  });

  it('is cautious about a side that is partial', () => {
    expect(comparison && caution(comparison)).toBeNull();
    const [first, , , last] = periods;
    const few = counts.map((row) => ({...row, a_papers: 1, b_papers: 1}));
    expect(first && b && caution(compare([first, b], few))).toContain('only part of 2026-W14,');
    expect(first && last && caution(compare([first, last], few))).toContain(
      '2026-W14 and 2026-W17'
    );
  });

  it('says when a chart has not all of its themes', () => {
    const themes = comparison?.themes ?? [];
    expect(noteOnDrawn(themes, themes.length)).toBe('');
    expect(noteOnDrawn(themes, 1)).toBe(
      `Drawn are the 1 largest changes of ${themes.length} themes.`
    );
  });

  it('is exported with both totals', () =>
    expect(comparison && comparisonRows(comparison)[0]).toMatchObject({
      theme_id: 2,
      a: '2026-W15',
      a_total: 10,
      b: '2026-W16',
      b_total: 20,
      b_complete: true,
      verdict: 'no clear change'
    }));
});

describe('exported rows', () => {
  const series = seriesOf(periods, {A: [1, 1, 2, 1], B: [0, 2, 2, 2]});

  it('are one per week and theme, oldest first', () => {
    const rows = trendRows(series, 'week');
    expect(rows.map(({week, theme_id}) => [week, theme_id]).slice(0, 3)).toEqual([
      ['2026-W14', 1],
      ['2026-W14', 2],
      ['2026-W15', 1]
    ]);
    expect(rows[3]).toEqual({
      week: '2026-W15',
      week_start: '2026-04-06',
      theme_id: 2,
      theme: 'B',
      papers: 2,
      total: 10,
      share: 0.2,
      complete: true
    });
  });

  it('name months when months are shown', () =>
    expect(Object.keys(trendRows(series, 'month')[0] ?? {})).toContain('month_start'));

  it('tell which weeks a change is between', () => {
    const summary = {
      theme_id: 1,
      theme: 'A',
      papers: 5,
      share: 0.1,
      area_id: 1,
      area: 'A and B',
      shade: 0,
      confidence: 1,
      first_week: null,
      last_week: null,
      top_terms: [],
      first_seen: null,
      since_start: false,
      rising: false,
      bursts: [],
      voted_papers: 0,
      vote_volume: 0,
      vote_share: 0,
      vote_percentile: 0.5,
      attention: 'too few papers'
    };
    expect(themeRows(themeTable([summary], series, 'papers'))[0]).toMatchObject({
      change: 2 / 20 - 1 / 10,
      change_from: '2026-W15',
      change_to: '2026-W16',
      verdict: 'too few papers'
    });
    expect(themeRows(themeTable([summary], [], 'papers'))[0]?.change_from).toBeNull();
  });
});

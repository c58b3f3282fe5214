import {describe, expect, it} from 'vitest';
import {
  describeStandout,
  standouts,
  tell,
  titleOfFalling,
  titleOfRising
} from '../../src/lib/view/standouts.ts';
import type {ThemeRow} from '../../src/lib/view/theme-table.ts';
import {seriesOf, themeRow, weeks} from './fixture.ts';

/** Rows with so many papers in each of two weeks of 1,000, told further as given. */
const rowsOf = (papers: readonly (readonly [number, number, Partial<ThemeRow>?])[]) => {
  const series = seriesOf(
    weeks([1000, 1000]),
    Object.fromEntries(papers.map(([a, b], at) => [`T${at + 1}`, [a, b]]))
  );
  return papers.map(([, , told = {}], at) => themeRow({theme_id: at + 1, ...told}, series[at]));
};
const ids = (rows: readonly ThemeRow[]) => rows.map(({theme_id}) => theme_id);

describe('the columns under the headline', () => {
  it('hold three themes by the size of their change when no test says more', () => {
    const {rising, falling} = standouts(
      rowsOf([
        [10, 11],
        [10, 14],
        [10, 12],
        [10, 13],
        [10, 9],
        [10, 10]
      ])
    );
    expect([ids(rising), ids(falling)]).toEqual([[2, 4, 3], [5]]);
    expect([titleOfRising(rising), titleOfFalling(falling)]).toEqual([
      'Largest gains, within chance',
      'Largest losses, within chance'
    ]);
  });

  it('put first what is rising or rose, and say so', () => {
    const rows = rowsOf([
      [10, 14],
      [10, 11, {rising: true}],
      [10, 60],
      [60, 10],
      [10, 9]
    ]);
    const {rising, falling} = standouts(rows);
    expect([ids(rising), ids(falling)]).toEqual([
      [3, 2, 1],
      [4, 5]
    ]);
    expect([titleOfRising(rising), titleOfFalling(falling)]).toEqual(['Rising', 'Falling']);
  });

  it('never hold a weak theme, nor one without a change', () => {
    const rows = [...rowsOf([[10, 60, {confidence: 0.5}]]), themeRow({rising: true})];
    expect(standouts(rows)).toEqual({rising: [], falling: []});
  });

  it('hold at most six', () => {
    const many = Array.from({length: 9}, () => [10, 60] as const);
    expect(standouts(rowsOf(many)).rising).toHaveLength(6);
  });
});

describe('a theme of a column', () => {
  it('tells its burst, when it was first seen and how sure it is', () => {
    const bursts = ['2026-W01..2026-W02', '2026-W20..2026-W21'];
    const row = themeRow({rising: true, bursts, first_seen: '2026-04-27', confidence: 0.7});
    expect(describeStandout(row)).toBe(
      'rising over the last weeks; burst in 2026-W20–W21; first seen 27 April 2026; confidence fair'
    );
    expect(describeStandout(themeRow({since_start: true, first_seen: '2026-04-27'}))).toBe(
      'there from the start; confidence firm'
    );
    expect(describeStandout(themeRow({}))).toBe('confidence firm');
  });

  it('has three phrases and its own papers', () => {
    const papers = [
      {theme_id: 1, paper_id: 'a', title: 'A'},
      {theme_id: 2, paper_id: 'b', title: 'B'}
    ];
    expect(tell([themeRow({top_terms: ['x', 'y', 'z', 'w']})], papers)).toMatchObject([
      {themeId: 1, phrases: 'x, y, z', papers: [{paper_id: 'a', title: 'A'}]}
    ]);
  });
});

import {describe, expect, it} from 'vitest';
import {chartChoices, orderChoices} from '../../src/lib/view/chart-choices.ts';
import {periodLink} from '../../src/lib/view/count-link.ts';
import {DEFAULT_FILTERS} from '../../src/lib/view/filters.ts';
import {
  courseOf,
  isCompared,
  noteOnCourse,
  panelRows,
  panelsLink,
  titleOfCourse,
  toldSeries
} from '../../src/lib/view/overview.ts';
import {ranksOf} from '../../src/lib/view/ranks.ts';
import {firstRead, readAt, sayReading} from '../../src/lib/view/reading.ts';
import {fullRow, slimRow} from '../../src/lib/view/slim-row.ts';
import {panelOrder} from '../../src/lib/view/theme-table.ts';
import {seriesOf, themeRow, weeks} from './fixture.ts';

/** Ten themes, the first the smallest, odd ones in area 1 and even ones in area 2; the tenth is weak. */
const rows = Array.from({length: 10}, (_, index) =>
  themeRow({
    theme_id: index + 1,
    papers: index + 1,
    area_id: (index % 2) + 1,
    confidence: index === 9 ? 0.5 : 0.9
  })
);
const ids = (some: readonly {theme_id: number}[]) => some.map(({theme_id}) => theme_id);

describe('the charts of the overview', () => {
  it('have the eight largest themes that are not weak in colour when none is chosen', () => {
    const {shown, inColour, context} = courseOf(rows, {chart: 'lines', themes: []}, []);
    expect(shown).toHaveLength(10);
    expect(ids(inColour)).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
    expect(ids(context)).toEqual([1, 10]);
  });
  it('have the chosen themes in colour, weak or not, and all others behind them', () => {
    const {kind, shown, inColour, context} = courseOf(
      rows,
      {chart: null, themes: [1, 10]},
      [1, 10]
    );
    expect([kind, ids(shown), ids(inColour), context.length]).toEqual([
      'lines',
      [1, 10],
      [10, 1],
      8
    ]);
  });
  it('pile up only what is chosen', () =>
    expect(courseOf(rows, {chart: 'stacked', themes: [1]}, [1, 3]).context).toEqual([]));
  it('have a row for every theme shown in a heat map, area by area, the largest first', () =>
    expect(ids(courseOf(rows, {chart: 'heat', themes: []}, [1, 2, 3, 4]).inColour)).toEqual([
      3, 1, 4, 2
    ]));
  it('are told in a title and a note', () => {
    const course = courseOf(rows, {chart: 'lines', themes: []}, []);
    expect(titleOfCourse(course, 10)).toBe('The largest themes over time, on one axis');
    expect(noteOnCourse(course, 'share')).toBe(
      'In colour the 8 largest that are firm or fair. Other themes in grey.'
    );
    const few = courseOf(rows, {chart: null, themes: [1]}, [1]);
    expect(titleOfCourse(few, 10)).toBe('The chosen themes over time, on one axis');
    expect(noteOnCourse(few, 'share')).toBe(
      'Other themes in grey. Bands: 95 % interval of the share (Wilson).'
    );
    expect(noteOnCourse(few, 'count')).toBe('Other themes in grey.');
    const panels = courseOf(rows, {chart: null, themes: []}, []);
    expect(titleOfCourse(panels, 10)).toBe('Every theme over time');
    expect(titleOfCourse(courseOf(rows, {chart: 'heat', themes: []}, []), 10)).toBe(
      'All themes over time, as a heat map'
    );
  });
  it('have a panel for the twelve that changed most, in their order, until all are asked for', () => {
    // Theme n gains n papers of 1,000, but theme 14 loses 50, theme 1 is pinned and theme 13 weak.
    const series = seriesOf(
      weeks([1000, 1000]),
      Object.fromEntries(
        Array.from({length: 14}, (_, at) => [`T${at + 1}`, at === 13 ? [60, 10] : [10, 11 + at]])
      )
    );
    const many = series.map((one, at) => ({
      ...themeRow({theme_id: at + 1, confidence: at === 12 ? 0.5 : 1, pinned: at === 0}, one)
    }));
    const few = panelRows(many, DEFAULT_FILTERS, []);
    expect(ids(few)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]);
    expect(panelRows(many, {...DEFAULT_FILTERS, panels: 'all'}, [])).toHaveLength(14);
    expect(panelRows(many, DEFAULT_FILTERS, [3])).toHaveLength(14);
    expect(panelRows(many, {...DEFAULT_FILTERS, sort: 'area'}, [])).toHaveLength(14);
    expect(panelRows(many.slice(0, 12), DEFAULT_FILTERS, [])).toHaveLength(12);
    const panels = courseOf(many, {chart: null, themes: []}, []);
    expect(titleOfCourse(panels, 14, 12)).toBe('The 12 themes that changed most');
    expect(noteOnCourse(panels, 'share')).toContain('the largest gain of share first');
    const filters = {...DEFAULT_FILTERS, unit: 'month'} as const;
    expect(panelsLink(filters, {all: 14, drawn: 12})).toEqual({
      text: 'Show all 14 themes',
      href: '/?unit=month&panels=all'
    });
    expect(panelsLink({...filters, panels: 'all'}, {all: 14, drawn: 14})).toEqual({
      text: 'Show only 12 themes',
      href: '/?unit=month'
    });
    expect(panelsLink(filters, {all: 9, drawn: 9})).toBeNull();
  });
  it('claim no change where no two periods can be compared', () => {
    const one = Array.from({length: 14}, (_, at) => themeRow({theme_id: at + 1, change: null}));
    const panels = courseOf(one, {chart: null, themes: []}, []);
    expect(titleOfCourse(panels, 14, 12)).toBe('The 12 largest themes');
    expect(noteOnCourse(panels, 'share')).toBe('One scale for all, the largest theme first.');
    const texts = (compared: boolean) =>
      orderChoices(DEFAULT_FILTERS, compared).map(({text}) => text);
    expect([texts(isCompared(panels)), texts(true)]).toEqual([
      ['By size', 'By area'],
      ['By change', 'By area']
    ]);
  });
  it('are told in the colours in which they are drawn, weak ones in grey unless they are chosen', () => {
    const series = seriesOf(weeks([10]), {A: [1], B: [2]}).map((one, at) => ({
      ...one,
      confidence: at === 0 ? 0.5 : 0.9
    }));
    const both = series.map((one, at) =>
      themeRow({theme_id: at + 1, confidence: one.confidence}, one)
    );
    const colours = (filters: {themes: number[]}) =>
      toldSeries(courseOf(both, {chart: null, ...filters}, filters.themes)).map(
        ({themeId, look}) => [themeId, look.colour]
      );
    expect(colours({themes: []})).toEqual([
      [1, 'var(--context)'],
      [2, 'var(--theme-1-0)']
    ]);
    expect(colours({themes: [1]})).toEqual([[1, 'var(--theme-0-0)']]);
  });
  it('are chosen by links that keep the filters', () => {
    const filters = {...DEFAULT_FILTERS, unit: 'month'} as const;
    expect(chartChoices(filters, 'rank').map(({href, current}) => [href, current])).toEqual([
      ['/?unit=month&chart=multiples', false],
      ['/?unit=month&chart=lines', false],
      ['/?unit=month&chart=stacked', false],
      ['/?unit=month&chart=rank', true],
      ['/?unit=month&chart=heat', false]
    ]);
    expect(orderChoices(DEFAULT_FILTERS, true).map(({href, current}) => [href, current])).toEqual([
      ['/', true],
      ['/?sort=area', false]
    ]);
  });
});

describe('panels', () => {
  const change = (themeId: number, area_id: number, papers: readonly number[]) =>
    themeRow({theme_id: themeId, area_id}, seriesOf(weeks([10, 10]), {A: papers})[0]);
  const some = [change(1, 2, [1, 2]), change(2, 1, [5, 1]), change(3, 1, [1, 4])];
  it('stand by the largest gain, or area by area', () => {
    expect(ids(panelOrder(some, false))).toEqual([3, 1, 2]);
    expect(ids(panelOrder(some, true))).toEqual([3, 2, 1]);
  });
  it('stand by size where no change is known', () =>
    expect(ids(panelOrder(rows, false))).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]));
});

describe('ranks', () => {
  it('go by papers, ties by the lower id, and are unknown in partial and empty weeks', () => {
    const series = seriesOf(weeks([9, 9, 0, 9], [3]), {A: [1, 2, 0, 5], B: [1, 5, 0, 1]});
    expect([...ranksOf(series)]).toEqual([
      [1, [1, 2, null, null]],
      [2, [2, 1, null, null]]
    ]);
    expect(ranksOf([]).size).toBe(0);
  });
});

describe('a reading', () => {
  const periods = weeks([148, 0], [1]).map((week, at) => ({...week, capped: at}));
  const series = seriesOf(periods, {A: [15, 0]});
  it('tells week, n, share, interval and papers', () => {
    // 15 of 148: 10.14 %, interval 6.24 % to 16.05 % (Newcombe 1998, table I)
    expect(readAt(series, 0)).toMatchObject({
      title: '2026-W14, 30 March – 5 April',
      total: '148 papers in all',
      themes: [
        {
          themeId: 1,
          theme: 'A',
          colour: 'var(--theme-0-0)',
          text: '10.1\u00a0% (6.2–16.0), 15 papers'
        }
      ]
    });
  });
  it('begins with the last complete week', () => {
    const from = (partial: number[]) =>
      firstRead(seriesOf(weeks([3, 4, 5], partial), {A: [1, 1, 1]}));
    expect([from([0, 2]), from([]), from([0, 1, 2])]).toEqual([1, 2, 2]);
    expect(firstRead([])).toBe(0);
  });
  it('says when the week is partial or probably cut off', () =>
    expect(readAt(series, 1)?.total).toBe('0 papers in all, partial, probably more'));
  it('tells the eight largest of more themes, and nothing beyond the weeks', () => {
    const many = seriesOf(
      weeks([99]),
      Object.fromEntries(Array.from({length: 9}, (_, at) => [`T${at}`, [at]]))
    );
    expect(readAt(many, 0)?.themes.map(({theme}) => theme)).toEqual([
      'T8',
      'T7',
      'T6',
      'T5',
      'T4',
      'T3',
      'T2',
      'T1'
    ]);
    expect(readAt(series, 2)).toBeNull();
    expect(readAt([], 0)).toBeNull();
  });
  it('is one sentence for who cannot see it', () => {
    const reading = readAt(series, 0);
    expect(reading && sayReading(reading)).toBe(
      '2026-W14, 30 March – 5 April: 148 papers in all; A 10.1\u00a0% (6.2–16.0), 15 papers'
    );
  });
});

describe('a link from a chart', () => {
  const [week] = weeks([5]);
  it('leads to the papers of the week, of the theme pointed at or of all that are chosen', () => {
    const filters = {...DEFAULT_FILTERS, themes: [1, 2], areas: [3], chart: 'lines'} as const;
    expect(periodLink(filters, week, 7)).toBe('/papers?from=2026-03-30&to=2026-04-05&theme=7');
    expect(periodLink(filters, week, null)).toBe(
      '/papers?from=2026-03-30&to=2026-04-05&theme=1&theme=2&area=3'
    );
  });
});

describe('a row on its way to the browser', () => {
  it('comes back with its course, and the terms that are shown', () => {
    const periods = weeks([10, 20]);
    const [series] = seriesOf(periods, {A: [1, 2]});
    const row = themeRow({top_terms: ['a', 'b', 'c', 'd', 'e', 'f']}, series);
    expect(slimRow(row).counts).toEqual([1, 2]);
    expect(fullRow(slimRow(row), periods)).toEqual({...row, top_terms: ['a', 'b', 'c', 'd', 'e']});
  });
});

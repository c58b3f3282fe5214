import {describe, expect, it} from 'vitest';
import {COURSE_CHARTS} from '../../src/lib/charts/course-chart.ts';
import {levelOf} from '../../src/lib/charts/heat-chart.ts';
import {valueScale, timeFrame} from '../../src/lib/charts/time-frame.ts';
import type {Measure} from '../../src/lib/view/filters.ts';
import type {Series} from '../../src/lib/view/series.ts';
import {seriesOf, weeks} from '../view/fixture.ts';
import {drawn, lines, pairs, texts} from './svg.ts';

type Kind = keyof typeof COURSE_CHARTS;
const draw = (
  kind: Kind,
  series: readonly Series[],
  {
    context = [],
    measure = 'share',
    width = 1136
  }: {context?: Series[]; measure?: Measure; width?: number} = {}
) => {
  const periods = [...series, ...context][0]?.points.map(({period}) => period) ?? [];
  return drawn(COURSE_CHARTS[kind](series, {measure, width, periods, context}));
};
const marks = (chart: Element, mark: string) => [
  ...chart.querySelectorAll(`[data-mark=${mark}] path`)
];
const heights = (path: Element | undefined) =>
  pairs(path?.getAttribute('d') ?? null).map(([, y = 0]) => y);

describe.each(Object.keys(COURSE_CHARTS) as Kind[])('the chart “%s”', (kind) => {
  it('marks a partial week, and draws nothing of it but what is hollow', () => {
    const chart = draw(kind, seriesOf(weeks([10, 10, 10, 4], [3]), {A: [5, 5, 5, 4]}));
    expect(marks(chart, 'partial')).toHaveLength(1);
    expect(texts(chart)).toContain('partial');
  });
  it('has n of each week under the time axis, and the rule for reading', () => {
    const chart = draw(kind, seriesOf(weeks([154, 178]), {A: [1, 1]}));
    const strip = chart.querySelector('[data-mark=totals]');
    expect(strip && texts(strip)).toEqual(['154', '178', 'n']);
    expect(chart.querySelectorAll('.reading-rule[data-picture=none]')).toHaveLength(1);
  });
  it('writes the name of a theme in full only where there is room, and escapes it', () => {
    const name = 'A <theme> & its very long and tiring name for every reader';
    const [wide, narrow] = [1136, 358].map((width) =>
      texts(draw(kind, seriesOf(weeks([9, 9]), {[name]: [1, 2]}), {width})).find((text) =>
        text.includes('A <th')
      )
    );
    expect(wide?.length).toBeGreaterThan(narrow?.length ?? 0);
    expect(narrow).toContain('…');
  });
  it('is drawn without themes and for a single week', () => {
    expect(draw(kind, []).tagName.toLowerCase()).toBe('svg');
    expect(draw(kind, seriesOf(weeks([9]), {A: [1]})).innerHTML).not.toContain('NaN');
  });
});

describe('lines', () => {
  const series = seriesOf(weeks([10, 10, 10]), {A: [2, 2, 2], B: [5, 5, 5]});
  it('are flat for constant shares, one above the other', () => {
    const [a, b] = lines(draw('lines', series)).map((line) => line.map(([, y]) => y));
    expect([new Set(a).size, new Set(b).size]).toEqual([1, 1]);
    expect(a?.[0]).toBeGreaterThan(b?.[0] ?? 0);
  });
  it('have bands of the interval up to three themes, none beyond and none for counts', () => {
    const four = seriesOf(weeks([10, 10]), {A: [1, 1], B: [1, 1], C: [1, 1], D: [1, 1]});
    expect(marks(draw('lines', four.slice(0, 3)), 'bands')).toHaveLength(3);
    expect(marks(draw('lines', four), 'bands')).toHaveLength(0);
    expect(marks(draw('lines', four.slice(0, 1), {measure: 'count'}), 'bands')).toHaveLength(0);
  });
  it('have all others as one grey path behind them', () => {
    const [grey] = marks(draw('lines', series.slice(0, 1), {context: series.slice(1)}), 'context');
    expect(heights(grey)).toHaveLength(3);
  });
  it('are named with the last value on wide screens only', () => {
    const said = (width: number) =>
      texts(draw('lines', series, {width})).map((text) => text.replace('\u00a0', ' '));
    expect(said(1136)).toContain('B 50.0 %');
    expect(said(358)).toContain('B');
  });
});

describe('stacked areas', () => {
  const series = seriesOf(weeks([10, 10]), {A: [2, 4], B: [3, 1]});
  it('stand on each other: the upper edge of one is the lower of the next', () => {
    const [a, b] = marks(draw('stacked', series), 'areas').map(heights);
    expect(a?.slice(0, 2)).toEqual(b?.slice(2).reverse());
  });
  it('have all other themes as one in grey on top', () => {
    const chart = draw('stacked', series.slice(0, 1), {context: series.slice(1)});
    expect(marks(chart, 'areas').map((path) => path.getAttribute('fill'))).toEqual([
      'var(--theme-0-0)',
      'var(--context)'
    ]);
    expect(texts(chart)).toContain('Other themes');
  });
  it('are broken by a partial week, and a bar where a week is alone', () => {
    const broken = seriesOf(weeks([9, 9, 9, 9], [2]), {A: [1, 1, 1, 1]});
    const [path] = marks(draw('stacked', broken), 'areas');
    expect(path?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
    expect(heights(path)).toHaveLength(8);
  });
});

describe('ranks', () => {
  it('put the theme with most papers at the top, and cross where they change places', () => {
    const series = seriesOf(weeks([10, 10]), {A: [5, 1], B: [2, 3]});
    const [a, b] = marks(draw('rank', series), 'line').map(heights);
    expect(a?.[0]).toBe(b?.[1]);
    expect(a?.[0]).toBeLessThan(b?.[0] ?? 0);
    expect(texts(draw('rank', series))).toEqual(expect.arrayContaining(['1 B', '2 A']));
  });
});

describe('a heat map', () => {
  it('has six even steps of shade, and none for nothing', () => {
    expect([0, 0.001, 0.01, 0.011, 0.06].map((share) => levelOf(share, 0.06))).toEqual([
      0, 1, 1, 2, 6
    ]);
  });
  it('has a row for each theme in its colour, equal neighbours as one stroke', () => {
    const chart = draw('heat', seriesOf(weeks([10, 10, 10]), {A: [5, 5, 0], B: [1, 1, 5]}));
    const [a, b] = chart.querySelectorAll('[data-mark=cells] g');
    expect([a, b].map((row) => row?.getAttribute('stroke'))).toEqual([
      'var(--theme-0-0)',
      'var(--theme-1-0)'
    ]);
    expect([a, b].map((row) => row?.querySelectorAll('path').length)).toEqual([1, 2]);
    expect(a?.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(1);
    expect(chart.querySelector('[data-row]')?.getAttribute('data-row')).toBe('17');
  });
});

describe('a value axis', () => {
  const frame = timeFrame(2, {width: 100, height: 100, margins: [10, 0, 10, 0]});
  it.each([
    [0.06, [0, 0.02, 0.04, 0.06]],
    [0.061, [0, 0.02, 0.04, 0.06, 0.08]],
    [0, [0, 0.5, 1]]
  ])('for values up to %d ends at a round number at or above', (top, steps) => {
    const scale = valueScale(frame, top, 3);
    expect(scale.ticks).toEqual(steps);
    expect(scale.y(0)).toBe(90);
    expect(scale.y(top)).toBeGreaterThanOrEqual(10);
  });
});

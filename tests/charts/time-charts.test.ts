import {describe, expect, it} from 'vitest';
import {formatTick, labelStep} from '../../src/lib/charts/frame.ts';
import {shorten} from '../../src/lib/charts/full-frame.ts';
import {hatchPath} from '../../src/lib/charts/hatch.ts';
import {linesChart} from '../../src/lib/charts/lines-chart.ts';
import {panelChart} from '../../src/lib/charts/panel-chart.ts';
import {renderBoth} from '../../src/lib/charts/render.ts';
import {sparkline} from '../../src/lib/charts/sparkline.ts';
import {spread} from '../../src/lib/charts/spread.ts';
import {totalsChart} from '../../src/lib/charts/totals-chart.ts';
import {trendChart} from '../../src/lib/charts/trend-chart.ts';
import type {Measure} from '../../src/lib/view/filters.ts';
import {themeLook} from '../../src/lib/view/palette.ts';
import type {Series} from '../../src/lib/view/series.ts';
import {WIDTHS} from '../../src/lib/charts/widths.ts';
import {seriesOf, weeks} from '../view/fixture.ts';
import {drawn, lines, pairs, texts, values} from './svg.ts';

const draw = ([series]: readonly Series[], {measure = 'share'}: {measure?: Measure} = {}) =>
  drawn(series ? trendChart(series, {measure, width: 800}) : '');
const drawLines = (series: readonly Series[]) => {
  const periods = series[0]?.points.map(({period}) => period) ?? [];
  return drawn(linesChart(series, {measure: 'share', width: 800, periods, context: []}));
};
/** The height of the line of zero. */
const axisOf = (chart: Element) =>
  pairs(chart.querySelector('path[stroke-opacity="0.5"]')?.getAttribute('d') ?? null)[0]?.[1] ?? 0;
const NOTHING = {themeId: 1, theme: '', confidence: 1, look: {colour: 'red', dash: 'none'}};
const panel = (series: Series | undefined, top = 1) =>
  drawn(
    panelChart(series ?? {...NOTHING, points: []}, {
      measure: 'share',
      width: 280,
      top,
      colour: 'var(--theme-0-0)'
    })
  );

describe('a line over time', () => {
  it('is flat for a theme with a constant share', () => {
    const [line] = lines(draw(seriesOf(weeks([10, 40, 100]), {A: [1, 4, 10]})));
    expect(line).toHaveLength(3);
    expect(new Set(line?.map(([, y]) => y)).size).toBe(1);
  });

  it('goes down to the axis in a week without a paper of the theme', () => {
    const chart = draw(seriesOf(weeks([10, 10, 10]), {A: [5, 0, 5]}));
    const [line] = lines(chart);
    expect(line?.[1]?.[1]).toBe(axisOf(chart));
  });

  it('does not reach into a partial week, which is hatched, says so and has a hollow dot', () => {
    const chart = draw(seriesOf(weeks([10, 10, 10, 3], [3]), {A: [5, 5, 5, 0]}));
    expect(lines(chart).map((line) => line.length)).toEqual([3]);
    expect(chart.querySelectorAll('g[data-mark=partial] path')).toHaveLength(1);
    expect(texts(chart)).toContain('partial');
    expect(chart.querySelectorAll('[data-mark=dots][stroke="var(--paper)"]')).toHaveLength(1);
  });

  it('is broken by a partial week in its midst', () => {
    const chart = draw(seriesOf(weeks([9, 9, 9, 9, 9], [2]), {A: [1, 1, 1, 1, 1]}));
    const [path] = chart.querySelectorAll('[data-mark=line] path');
    expect(path?.getAttribute('d')?.match(/[ML]/g)?.join('')).toBe('MLML');
  });

  it('has neither hatching nor its word where all weeks are complete', () => {
    const chart = draw(seriesOf(weeks([9, 9]), {A: [1, 1]}));
    expect(chart.querySelectorAll('g[data-mark=partial] path')).toHaveLength(0);
    expect(texts(chart)).not.toContain('partial');
  });

  it('has dots where the theme has fewer than ten papers', () => {
    const chart = draw(seriesOf(weeks([50, 50, 50]), {A: [9, 10, 3]}));
    const [dots] = chart.querySelectorAll('[data-mark=dots]');
    expect(dots?.getAttribute('d')?.match(/h0/g)).toHaveLength(2);
  });

  it('has n of each week in the strip below', () => {
    const strip = draw(seriesOf(weeks([154, 178]), {A: [1, 1]})).querySelector(
      'g[data-mark=totals]'
    );
    expect(strip && texts(strip)).toEqual(['154', '178', 'n']);
  });

  it('counts papers when counts are asked for', () => {
    const [line] = lines(draw(seriesOf(weeks([10, 40]), {A: [4, 4]}), {measure: 'count'}));
    expect(line?.[0]?.[1]).toBe(line?.[1]?.[1]);
  });
});

describe('the band of a theme', () => {
  const bands = (chart: Element) => chart.querySelector('[data-mark=bands] path');
  const runs = (chart: Element) => bands(chart)?.getAttribute('d')?.match(/M/g)?.length ?? 0;
  const heights = (chart: Element) =>
    pairs(bands(chart)?.getAttribute('d') ?? null).map(([, y = 0]) => y);
  const one = seriesOf(weeks([148, 148, 148]), {A: [15, 15, 15]});

  it('spans the Wilson interval in the colour of the theme at 14 %', () => {
    const chart = draw(one);
    expect(runs(chart)).toBe(1);
    expect(bands(chart)?.getAttribute('fill')).toBe('var(--theme-0-0)');
    expect(bands(chart)?.getAttribute('fill-opacity')).toBe('0.14');
    const line = lines(chart)[0]?.[0]?.[1] ?? 0;
    // 15 of 148 = 10.14 %, interval 6.24 % to 16.05 % (Newcombe 1998, table I)
    const perShare = (axisOf(chart) - line) / (15 / 148);
    expect((axisOf(chart) - Math.max(...heights(chart))) / perShare).toBeCloseTo(0.0624, 3);
    expect((axisOf(chart) - Math.min(...heights(chart))) / perShare).toBeCloseTo(0.1605, 3);
  });

  it('stays within the axis and is named in the chart', () => {
    const chart = draw(one);
    expect(Math.min(...heights(chart))).toBeGreaterThanOrEqual(22);
    expect(texts(chart)).toContain('band: 95 % interval');
  });

  it('is broken by an incomplete week and by one without papers', () => {
    const partial = seriesOf(weeks([9, 9, 9, 9, 9], [2]), {A: [1, 1, 1, 1, 1]});
    expect(runs(draw(partial))).toBe(2);
    const empty = seriesOf(weeks([9, 9, 0, 9, 9]), {A: [1, 1, 0, 1, 1]});
    expect(runs(draw(empty))).toBe(2);
  });

  it('is a bar for a week without neighbours, and nothing where no week is complete', () => {
    const lone = draw(seriesOf(weeks([9, 9, 9], [0, 2]), {A: [1, 1, 1]}));
    const places = pairs(bands(lone)?.getAttribute('d') ?? null).map(([x = 0]) => x);
    expect(Math.max(...places) - Math.min(...places)).toBe(8);
    const none = draw(seriesOf(weeks([9], [0]), {A: [1]}));
    expect(runs(none)).toBe(0);
    expect(texts(none)).not.toContain('band: 95 % interval');
  });

  it('is not drawn for counts', () => {
    expect(runs(draw(one, {measure: 'count'}))).toBe(0);
  });
});

describe('colours', () => {
  const all = seriesOf(weeks([50, 50]), {A: [5, 6], B: [3, 4], C: [1, 2]});
  const strokesOf = (chart: Element) =>
    new Set(values(chart, 'stroke').filter((stroke) => stroke.startsWith('var(--theme')));

  it('stay with the theme when others are filtered away', () => {
    expect(strokesOf(drawLines(all))).toEqual(
      new Set(['var(--theme-0-0)', 'var(--theme-1-0)', 'var(--theme-2-0)'])
    );
    expect(strokesOf(draw(all.slice(2)))).toEqual(new Set(['var(--theme-2-0)']));
  });

  it('are dashed beyond the tones of an area, so that its first and fourth theme differ', () => {
    const [first] = all;
    const fourth = first ? [{...first, look: themeLook({area_id: 1, shade: 3})}, first] : [];
    const dashes = [...drawLines(fourth).querySelectorAll('[data-mark=line] path')].map((line) =>
      line.getAttribute('stroke-dasharray')
    );
    expect(dashes).toEqual(['7 3', 'none']);
  });
});

describe('names at the ends of lines', () => {
  const chart = drawLines(
    seriesOf(weeks([100, 100]), {
      'A theme with a name that is far too long for its room': [10, 20],
      Short: [10, 20]
    })
  );
  it('are there with the last value', () =>
    expect(texts(chart).map((text) => text.replace('\u00a0', ' '))).toEqual(
      expect.arrayContaining(['A theme with a name that i… 20.0 %', 'Short 20.0 %'])
    ));
  it('do not overlap', () => {
    const group = chart.querySelector('g[data-mark=names]');
    const [a = 0, b = 0] = group ? values(group, 'y').map(Number) : [];
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(15);
  });
  it('are cut only when too long', () => {
    expect(shorten('KV Cache', 8)).toBe('KV Cache');
    expect(shorten('KV Caches', 8)).toBe('KV Cach…');
  });
});

describe('labels', () => {
  it('are moved apart, kept within their range and in their order', () => {
    expect(spread([10, 12, 50], 10, [0, 100])).toEqual([10, 20, 50]);
    expect(spread([98, 99], 10, [0, 100])).toEqual([90, 100]);
    expect(spread([12, 10], 10, [0, 100])).toEqual([20, 10]);
    expect(spread([], 10, [0, 100])).toEqual([]);
  });
  it('are left out where there is no room for all', () => {
    expect(labelStep(9, 800, 44)).toBe(1);
    expect(labelStep(150, 800, 44)).toBe(9);
  });
  it('of the axis have their unit', () => {
    expect(formatTick(0.05, 'share')).toBe('5 %');
    expect(formatTick(1200, 'count')).toBe('1,200');
  });
});

describe('a panel', () => {
  it('has a rule that knows where the weeks stand, for the page to move', () => {
    const [series] = seriesOf(weeks([154, 118], [1]), {A: [9, 6]});
    // 280 pixels less margins of 34 and 6 are two steps of 120.
    expect(panel(series).querySelector('.reading-rule')?.getAttribute('style')).toBe(
      '--x0:94;--dx:120.000'
    );
  });

  it('has a dot for few papers and a hollow one for a partial week, which no line leads to', () => {
    const [series] = seriesOf(weeks([154, 118, 90], [2]), {A: [9, 16, 6]});
    const chart = panel(series);
    expect(lines(chart).map((line) => line.length)).toEqual([2]);
    const sizes = [...chart.querySelectorAll('[data-mark=dots]')].map((dots) => [
      dots.getAttribute('stroke-width'),
      dots.getAttribute('stroke')
    ]);
    expect(sizes).toEqual([
      ['4.4', 'var(--theme-0-0)'],
      ['7.4', 'var(--theme-0-0)'],
      ['4.6', 'var(--paper)']
    ]);
  });

  it('shares its scale with the others: the same share stands at the same height', () => {
    const [small, large] = seriesOf(weeks([10, 10]), {A: [1, 1], B: [1, 9]});
    expect(lines(panel(small))[0]?.[0]).toEqual(lines(panel(large))[0]?.[0]);
  });

  it('is drawn for one week, for none, and for 150', () => {
    const one = panel(seriesOf(weeks([10]), {A: [1]})[0]);
    expect(one.querySelectorAll('[data-mark=dots]')).toHaveLength(1);
    expect(panel(undefined).tagName.toLowerCase()).toBe('svg');
    const many = seriesOf(weeks(Array<number>(150).fill(10)), {A: Array<number>(150).fill(2)});
    expect(lines(panel(many[0]))[0]).toHaveLength(150);
  });

  it('has no label on a bare group, which means nothing to a screen reader', () =>
    expect(panel(seriesOf(weeks([1]), {A: [1]})[0]).querySelectorAll('[aria-label]')).toHaveLength(
      0
    ));

  it.each([24, 60])('is drawn for each of %i themes, none with the marks of another', (count) => {
    const counts = Object.fromEntries(
      Array.from({length: count}, (_, index) => [`Theme ${index + 1}`, [index, index]])
    );
    const all = seriesOf(weeks([1000, 1000]), counts);
    const heights = all.map((series) => lines(panel(series, 0.06))[0]?.[0]?.[1]);
    expect(new Set(heights).size).toBe(count);
  });
});

describe('the strip of all papers', () => {
  it('has a bar and a number for each week, fainter where partial', () => {
    const chart = drawn(totalsChart(weeks([118, 154], [0]), {width: 600}));
    expect(texts(chart)).toEqual(expect.arrayContaining(['118', '154', 'W14', 'W15']));
    expect(values(chart, 'fill-opacity')).toEqual(['0.55', '1']);
  });
});

it('marks a number that is probably too small with a plus, in both strips', () => {
  const capped = weeks([118, 250]).map((week, at) => ({...week, capped: at * 5}));
  const chart = drawn(totalsChart(capped, {width: 600}));
  expect(texts(chart)).toEqual(expect.arrayContaining(['118', '250+']));
  expect(chart.innerHTML).toContain('250 papers, probably more on 5 days');
  const strip = draw(seriesOf(capped, {A: [1, 1]})).querySelector('g[data-mark=totals]');
  expect(strip && texts(strip)).toEqual(['118', '250+', 'n']);
});

describe('hatching', () => {
  it('stays within its box', () => {
    const points = pairs(hatchPath({left: 10, right: 30, top: 5, bottom: 45}));
    expect(points.length).toBeGreaterThan(8);
    for (const [x = 0, y = 0] of points) {
      expect(x >= 10 && x <= 30 && y >= 5 && y <= 45).toBe(true);
    }
  });
});

describe('a sparkline', () => {
  it('runs from zero to the largest share along complete weeks', () => {
    const [series] = seriesOf(weeks([10, 10, 10, 10], [0]), {A: [9, 0, 5, 5]});
    expect(sparkline(series?.points ?? [], 90, 20)).toBe('M30,20L60,0L90,0');
  });
  it('is empty without points and level for nothing at all', () => {
    expect(sparkline([], 90, 20)).toBe('');
    const [none] = seriesOf(weeks([1, 1]), {A: [0, 0]});
    expect(sparkline(none?.points ?? [], 90, 20)).toBe('M0,20L90,20');
  });
});

describe('drawing on the server', () => {
  it('gives one markup for wide screens and one for narrow ones', () => {
    const widths: number[] = [];
    const drawing = renderBoth((page, width) => {
      widths.push(width);
      return page.createElement('svg');
    });
    expect(widths).toEqual([WIDTHS.wide, WIDTHS.narrow]);
    expect(drawing).toEqual({wide: '<svg></svg>', narrow: '<svg></svg>'});
  });
});

import {describe, expect, it} from 'vitest';
import {mapChart} from '../../src/lib/charts/map-chart.ts';
import {mapStep, themeMiddles} from '../../src/lib/view/map-points.ts';
import {drawn, texts} from './svg.ts';

const themes = [
  {theme_id: 1, theme: 'World Models', colour: 'var(--theme-0-0)'},
  {theme_id: 2, theme: 'KV Cache', colour: 'var(--theme-1-0)'}
];
const points = (count: number) => {
  const index = Array.from({length: count}, (_, at) => at);
  return {
    row: index,
    x: index.map((at) => (at % 3) * 9000 - 9000),
    y: index.map((at) => (at % 2) * 9000),
    theme: index.map((at) => at % 3),
    week: index.map(() => 0)
  };
};
const draw = (count = 6, width = 836) => {
  const all = points(count);
  return drawn(mapChart(all, themes, {width, middles: themeMiddles(all)}));
};
const dots = (chart: Element) =>
  [...chart.querySelectorAll('[data-mark=papers]')].map((path) => ({
    colour: path.getAttribute('stroke'),
    papers: path.getAttribute('d')?.match(/h0/g)?.length
  }));

describe('a map of papers', () => {
  it('draws each paper in the colour of its theme, and those without one in grey', () =>
    expect(dots(draw())).toEqual([
      {colour: 'var(--context)', papers: 2},
      {colour: 'var(--theme-0-0)', papers: 2},
      {colour: 'var(--theme-1-0)', papers: 2}
    ]));

  it('names the themes', () => expect(texts(draw())).toEqual(['World Models', 'KV Cache']));

  it('names them where it is told to', () => {
    const middles = new Map([[2, [0.5, 0] as const]]);
    expect(texts(drawn(mapChart(points(6), themes, {width: 836, middles})))).toEqual(['KV Cache']);
  });

  it('stands in the page with every paper up to five thousand, then with every so manieth', () =>
    expect([0, 5000, 5001, 100_000].map(mapStep)).toEqual([1, 1, 2, 20]));

  it('is drawn on a narrow screen and of no paper', () => {
    expect(draw(6, 358).getAttribute('height')).toBe('400');
    expect(dots(draw(0))).toEqual([]);
  });
});

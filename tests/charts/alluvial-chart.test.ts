import {describe, expect, it} from 'vitest';
import {alluvialChart} from '../../src/lib/charts/alluvial-chart.ts';
import type {Alluvium, AlluviumNode} from '../../src/lib/view/alluvium.ts';
import {document, texts} from './svg.ts';

const node = (step: number, themeId: number, papers: number, ended = false): AlluviumNode => ({
  key: `${step}:${themeId}`,
  step,
  column: step - 1,
  themeId,
  theme: `Theme ${themeId}`,
  papers,
  shade: ended ? null : {area_id: themeId, shade: 0}
});
const flow: Alluvium = {
  steps: [1, 2].map((step) => ({
    step,
    kind: 'fit',
    data_until: `2026-0${step}-28`,
    papers: 10,
    themes: 2
  })),
  nodes: [node(1, 1, 20), node(1, 2, 10, true), node(2, 1, 40), node(2, 3, 10)],
  links: [
    {source: '1:1', target: '2:1', papers: 20},
    {source: '1:2', target: '2:1', papers: 10}
  ]
};
const draw = (options = {}, data = flow) =>
  alluvialChart(data, {width: 1136, document, ...options});
const all = (chart: Element, selector: string, name: string) =>
  [...chart.querySelectorAll(selector)].map((element) => element.getAttribute(name));
const heights = (chart: Element) => all(chart, '[data-mark=themes] rect', 'height').map(Number);

describe('an alluvial chart', () => {
  it('draws a bar for each theme of each analysis, as high as its papers', () => {
    const [a = 0, b = 0, c = 0, d = 0] = heights(draw());
    expect(a / b).toBeCloseTo(2, 1);
    expect(c / a).toBeCloseTo(2, 1);
    expect(d).toBeCloseTo(b, 1);
  });

  it('stands the analyses side by side, and names their days', () => {
    expect(new Set(all(draw(), '[data-mark=themes] rect', 'x')).size).toBe(2);
    expect(texts(draw())).toEqual(
      expect.arrayContaining(['to 28 January 2026', 'to 28 February 2026', 'Theme 1', 'Theme 3'])
    );
  });

  it('keeps them apart when no paper is common to both', () =>
    expect(new Set(all(draw({}, {...flow, links: []}), '[data-mark=themes] rect', 'x')).size).toBe(
      2
    ));

  it('tells analyses of papers up to the same day apart by what was done', () => {
    const kinds = ['fit', 'refresh', 'curation'];
    const steps = kinds.map((kind, index) => ({
      ...{step: index + 1, kind, data_until: '2026-05-28', papers: 10, themes: 2}
    }));
    const written = texts(draw({}, {...flow, steps}));
    expect(written).toEqual(
      expect.arrayContaining(['1 · found anew', '2 · refreshed', '3 · curated'])
    );
    expect(written.filter((text) => text === 'to 28 May 2026')).toHaveLength(3);
  });

  it.each<[string, Partial<Alluvium>]>([
    ['without any flow', {links: []}],
    ['of one analysis', {steps: flow.steps.slice(0, 1), nodes: [node(1, 1, 20)], links: []}],
    ['whose newest has no theme', {nodes: [node(1, 1, 20), node(1, 2, 10)], links: []}],
    ['whose first has no theme', {nodes: [node(2, 1, 20)], links: []}],
    ['of themes without papers', {nodes: [node(1, 1, 0), node(2, 1, 0)], links: []}]
  ])('has no NaN %s, and its themes stand in their columns', (_, parts) => {
    const data = {...flow, ...parts};
    const chart = draw({}, data);
    expect(chart.outerHTML).not.toMatch(/NaN|Infinity/);
    expect(all(chart, '[data-mark=flows] path', 'd')).toEqual([]);
    // 1136 less 270 for the names and 10 for the bar.
    expect(all(chart, '[data-mark=themes] rect', 'x')).toEqual(
      data.nodes.map(({column}) => (column === 0 ? '0' : '856'))
    );
  });

  it('draws as many flows as there are, as wide as their papers', () => {
    const [a = 0, b = 0] = all(draw(), '[data-mark=flows] path', 'stroke-width').map(Number);
    expect(all(draw(), '[data-mark=flows] path', 'd')).toHaveLength(2);
    expect(a / b).toBeCloseTo(2, 1);
  });

  it('gives a theme the colour of its id, and ink to one that ended', () =>
    expect(all(draw(), '[data-mark=themes] rect', 'fill')).toEqual([
      'var(--theme-0-0)',
      'var(--ink-2)',
      'var(--theme-0-0)',
      'var(--theme-2-0)'
    ]));

  it('draws in grey what is not chosen', () => {
    expect(all(draw({chosen: [3]}), '[data-mark=themes] rect', 'fill')).toEqual([
      'var(--context)',
      'var(--context)',
      'var(--context)',
      'var(--theme-2-0)'
    ]);
    expect(new Set(all(draw({chosen: [3]}), '[data-mark=flows] path', 'stroke'))).toEqual(
      new Set(['var(--context)'])
    );
  });

  it('is drawn on a narrow screen and of nothing', () => {
    expect(draw({width: 358}).getAttribute('width')).toBe('358');
    expect(heights(draw({}, {steps: [], nodes: [], links: []}))).toEqual([]);
  });

  it('gives the same picture twice', () => expect(draw().outerHTML).toBe(draw().outerHTML));
});

import {describe, expect, it} from 'vitest';
import {dumbbellChart} from '../../src/lib/charts/dumbbell-chart.ts';
import {compare, largestChanges} from '../../src/lib/view/comparison.ts';
import {weeks} from '../view/fixture.ts';
import {document, texts, values} from './svg.ts';

const [a, b] = weeks([100, 100]);
const comparison = (counts: readonly (readonly [number, number])[]) => {
  if (!a || !b) throw new Error('two weeks are needed');
  return compare(
    [a, b],
    counts.map(([a_papers, b_papers], index) => ({
      theme_id: index + 1,
      theme: `Theme ${index + 1}`,
      a_papers,
      b_papers
    }))
  );
};
const draw = (counts: readonly (readonly [number, number])[], width = 1000) =>
  dumbbellChart(comparison(counts), {width, document});

describe('a dumbbell chart', () => {
  it('has a hollow dot for the earlier and a filled one for the later share of each theme', () => {
    const chart = draw([
      [1, 4],
      [5, 2],
      [3, 3]
    ]);
    expect(chart.querySelectorAll('circle')).toHaveLength(6);
    expect(values(chart, 'fill').filter((fill) => fill === 'var(--paper)')).toHaveLength(1);
  });

  it('tells the direction by a mark and a sign, not by colour alone', () => {
    const found = texts(
      draw([
        [1, 4],
        [5, 2],
        [3, 3]
      ])
    );
    expect(found).toEqual(expect.arrayContaining(['▲ +3.0', '▼ −3.0', '– 0.0']));
  });

  it('names its two sides on the first line', () =>
    expect(texts(draw([[1, 4]]))).toEqual(expect.arrayContaining(['W14', 'W15'])));

  it('puts the same share at the same place on the axis', () => {
    const chart = draw([[4, 4]]);
    const [before, after] = values(chart, 'cx');
    expect(before).toBe(after);
  });

  it('shows the largest changes when there are more themes than a reader can follow', () => {
    const counts = Array.from({length: 60}, (_, index) => [50, 50 + index - 30] as const);
    const {themes} = comparison(counts);
    const shown = largestChanges(themes, 2);
    expect(shown.map(({change}) => Math.round(change * 100))).toEqual([29, -30]);
    expect(draw(counts).querySelectorAll('circle')).toHaveLength(60);
  });

  it('is drawn on a narrow screen and for no theme', () => {
    expect(draw([[1, 2]], 358).getAttribute('width')).toBe('358');
    expect(draw([]).querySelectorAll('circle')).toHaveLength(0);
  });
});

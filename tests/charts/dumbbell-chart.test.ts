import {describe, expect, it} from 'vitest';
import {dumbbellChart} from '../../src/lib/charts/dumbbell-chart.ts';
import {placeSides} from '../../src/lib/charts/side-labels.ts';
import {compare, largestChanges} from '../../src/lib/view/comparison.ts';
import {weeks} from '../view/fixture.ts';
import {document, pairs, texts, values} from './svg.ts';

const [a, b] = weeks([200, 200]);
const comparison = (counts: readonly (readonly [number, number])[]) => {
  if (!a || !b) throw new Error('two weeks are needed');
  return compare(
    [a, b],
    counts.map(([a_papers, b_papers], index) => ({
      theme_id: index + 1,
      theme: `Theme ${index + 1}`,
      confidence: 1,
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
    expect(found).toEqual(expect.arrayContaining(['▲ +1.5', '▼ −1.5', '– 0.0']));
  });

  // 10 → 30, 30 → 10, 20 → 22 and 1 → 3 of 200, as in tests/stats/change-verdict.test.ts
  const judged = [
    [10, 30],
    [30, 10],
    [20, 22],
    [1, 3]
  ] as const;

  it('has the verdict of each theme in words at the right', () =>
    expect(texts(draw(judged))).toEqual(
      expect.arrayContaining(['rose', 'fell', 'no clear change', 'too few papers (4)'])
    ));

  it('draws in colour what rose or fell only', () => {
    const strokes = (counts: readonly (readonly [number, number])[]) =>
      values(draw(counts), 'stroke').filter((stroke) => /gain|loss/.test(stroke)).length;
    expect(strokes(judged)).toBeGreaterThan(0);
    expect(strokes([[20, 22]])).toBe(0);
  });

  it('lays the interval of the change off from the hollow dot, none where nothing was tested', () => {
    const chart = draw(judged);
    const bars = [...chart.querySelectorAll('g.interval path, .interval path')];
    expect(bars).toHaveLength(3);
    const cx = values(chart, 'cx').map(Number);
    // Largest gain first: its hollow dot is the first, its filled dot the fifth.
    const [hollow = 0, filled = 0] = [cx[0], cx[4]];
    const perShare = (filled - hollow) / 0.1;
    const [[left = 0] = [], [right = 0] = []] = pairs(bars[0]?.getAttribute('d') ?? null);
    expect((left - hollow) / perShare).toBeCloseTo(0.0417, 3);
    expect((right - hollow) / perShare).toBeCloseTo(0.1604, 3);
  });

  it('keeps the scale of the whole comparison when a part of it is drawn', () => {
    const whole = comparison(judged);
    const part = dumbbellChart(whole, {
      width: 1000,
      document,
      themes: whole.themes.filter(({theme_id}) => theme_id === 3)
    });
    const place = values(part, 'cx')[0];
    expect(values(part, 'cx')).toHaveLength(2);
    // Flat is third of four by change: up, tiny, flat, down.
    expect(values(draw(judged), 'cx')[2]).toBe(place);
  });

  it('names its two sides on the first line', () =>
    expect(texts(draw([[1, 4]]))).toEqual(expect.arrayContaining(['W14', 'W15'])));

  it('names them within the drawing when the dots are near its edge, and apart from each other', () => {
    // Of "W14–W17" and "W18–W21", seven characters of 7 px each: 49 px.
    const labels = ['W14–W17', 'W18–W21'] as const;
    expect(placeSides(labels, [200, 260], 358)).toEqual([203, 257]);
    expect(placeSides(labels, [20, 30], 358)).toEqual([49, 57]);
    expect(placeSides(labels, [330, 340], 358)).toEqual([301, 309]);
  });

  it('puts the same share at the same place on the axis', () => {
    const chart = draw([[4, 4]]);
    const [before, after] = values(chart, 'cx');
    expect(before).toBe(after);
  });

  it('shows the largest changes when there are more themes than a reader can follow', () => {
    const counts = Array.from({length: 60}, (_, index) => [50, 50 + (index - 30)] as const);
    const {themes} = comparison(counts);
    const shown = largestChanges(themes, 2);
    expect(shown.map(({change}) => Math.round(change * 200))).toEqual([29, -30]);
    expect(draw(counts).querySelectorAll('circle')).toHaveLength(60);
  });

  it('is drawn on a narrow screen and for no theme', () => {
    expect(draw([[1, 2]], 358).getAttribute('width')).toBe('358');
    expect(draw([]).querySelectorAll('circle')).toHaveLength(0);
  });
});

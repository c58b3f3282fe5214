import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {latestChange, movers} from '../../src/lib/view/change.ts';
import {headline} from '../../src/lib/view/headline.ts';
import {lastCompletePair, spanOf} from '../../src/lib/view/period.ts';
import {buildSeries, completeRuns} from '../../src/lib/view/series.ts';
import {themeTable} from '../../src/lib/view/theme-table.ts';
import {seriesOf, weeks} from './fixture.ts';

describe('a series', () => {
  it('is empty without periods', () =>
    expect(buildSeries([{theme_id: 1, theme: 'A'}], [], [])).toEqual([
      {themeId: 1, theme: 'A', points: []}
    ]));

  it('has 0 where the rows have no paper, and is never interpolated', () => {
    const periods = weeks([10, 20, 10]);
    const [series] = buildSeries([{theme_id: 1, theme: 'A'}], periods, [
      {theme_id: 1, period_start: '2026-03-30', papers: 5},
      {theme_id: 1, period_start: '2026-04-13', papers: 5}
    ]);
    expect(series?.points.map(({papers}) => papers)).toEqual([5, 0, 5]);
    expect(series?.points.map(({share}) => share)).toEqual([0.5, 0, 0.5]);
  });

  it('is flat for a theme with a constant share, however many papers the weeks have', () => {
    const [series] = seriesOf(weeks([10, 40, 100]), {A: [1, 4, 10]});
    expect(series?.points.map(({share}) => share)).toEqual([0.1, 0.1, 0.1]);
  });

  it('has a share of 0 in a week without any paper', () => {
    const [series] = seriesOf(weeks([4, 0]), {A: [2, 0]});
    expect(series?.points[1]?.share).toBe(0);
  });

  it('is drawn along complete weeks only, broken by a partial one', () => {
    const [series] = seriesOf(weeks([1, 2, 3, 4, 5], [0, 2]), {A: [1, 1, 1, 1, 1]});
    const names = completeRuns(series?.points ?? []).map((run) =>
      run.map(({period}) => period.period)
    );
    expect(names).toEqual([['2026-W15'], ['2026-W17', '2026-W18']]);
  });
});

describe('a change', () => {
  it('is between the last two complete weeks', () => {
    const [series] = seriesOf(weeks([10, 10, 10, 2], [3]), {A: [5, 1, 3, 0]});
    expect(series && latestChange(series)).toMatchObject({
      from: {period: {period: '2026-W15'}},
      to: {period: {period: '2026-W16'}},
      difference: 0.3 - 0.1
    });
  });

  it('is unknown while fewer than two weeks are complete', () => {
    const [series] = seriesOf(weeks([10, 10], [1]), {A: [5, 1]});
    expect(series && latestChange(series)).toBeNull();
  });

  it('never rests on an incomplete week', () => {
    const week = fc.record({papers: fc.nat(50), complete: fc.boolean()});
    fc.assert(
      fc.property(fc.array(week, {maxLength: 12}), (rows) => {
        const partial = rows.flatMap(({complete}, index) => (complete ? [] : [index]));
        const periods = weeks(
          rows.map(({papers}) => papers),
          partial
        );
        const pair = lastCompletePair(periods);
        expect(pair === null).toBe(rows.length - partial.length < 2);
        expect(pair?.every(({complete}) => complete) ?? true).toBe(true);
      })
    );
  });

  it('puts themes into those that gained and lost, and leaves out what stayed', () => {
    const series = seriesOf(weeks([100, 100]), {
      Up: [1, 4],
      Same: [5, 5],
      Down: [9, 2],
      More: [1, 9]
    });
    const {gained, lost} = movers(series);
    expect(gained.map(({theme}) => theme)).toEqual(['More', 'Up']);
    expect(lost.map(({theme}) => theme)).toEqual(['Down']);
    expect(movers(series, 1).gained).toHaveLength(1);
  });
});

describe('the headline', () => {
  it('names week, themes, points and n', () => {
    const periods = weeks([200, 100], []);
    const series = seriesOf(periods, {'World Models': [6, 6], Agents: [8, 1]});
    const {sentence, basis} = headline(series, periods, 'week');
    expect(sentence.replaceAll('\u00a0', ' ')).toBe(
      'In 2026-W15, 6–12 April, World Models (up 3.0 points, to 6.0 %) gained most and Agents (down 3.0 points, to 1.0 %) lost most.'
    );
    expect(basis).toContain('2026-W15 (100 papers) against 2026-W14 (200 papers)');
  });

  it('says what is missing for a comparison', () => {
    const periods = weeks([10, 3], [1]);
    expect(headline(seriesOf(periods, {A: [1, 1]}), periods, 'week').sentence).toBe(
      'Two complete weeks are needed to tell what changed; of the 2 weeks shown only 2026-W14, 30 March – 5 April is complete.'
    );
    expect(headline([], weeks([3], [0]), 'week').sentence).toContain('no week is complete');
    expect(headline([], [], 'week').sentence).toContain('No dated paper');
  });

  it('says when nothing lost, gained or moved', () => {
    const periods = weeks([10, 10]);
    const say = (counts: Record<string, number[]>) =>
      headline(seriesOf(periods, counts), periods, 'week').sentence;
    expect(say({A: [1, 2]})).toContain('no theme lost');
    expect(say({A: [2, 1]})).toContain('no theme gained');
    expect(say({A: [1, 1]})).toContain('no theme changed its share');
  });
});

describe('the span of periods', () => {
  it('runs from the first day of the first to the last day of the last', () => {
    expect(spanOf(weeks([1, 1]))).toEqual({from: '2026-03-30', to: '2026-04-12'});
    expect(spanOf([])).toBeNull();
  });
});

describe('the table of themes', () => {
  const series = seriesOf(weeks([10, 10]), {Beta: [1, 5], alpha: [2, 2], 'Alpha 10': [5, 1]});
  const papers = [6, 4, 6];
  const summaries = series.map(({themeId, theme}, index) => ({
    theme_id: themeId,
    theme,
    papers: papers[index] ?? 0,
    share: 0.1,
    first_week: null,
    last_week: null,
    top_terms: []
  }));
  it.each([
    ['papers', [2, 1, 3]],
    ['-papers', [1, 3, 2]],
    ['theme', [2, 3, 1]],
    ['-theme', [1, 3, 2]],
    ['change', [3, 2, 1]],
    ['-change', [1, 2, 3]]
  ] as const)('is sorted by %s, ties by theme id', (sort, ids) =>
    expect(themeTable(summaries, series, sort).map(({theme_id}) => theme_id)).toEqual(ids)
  );
  it('has no change where there is no series', () =>
    expect(themeTable(summaries, [], 'change').map(({change}) => change)).toEqual([
      null,
      null,
      null
    ]));
});

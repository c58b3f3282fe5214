import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {latestChanges, rankedChanges} from '../../src/lib/view/change.ts';
import {headline} from '../../src/lib/view/headline.ts';
import {themeLook} from '../../src/lib/view/palette.ts';
import {lastCompletePair, spanOf} from '../../src/lib/view/period.ts';
import {
  buildSeries,
  completeRuns,
  measuredRuns,
  NO_COUNTS,
  shareInterval
} from '../../src/lib/view/series.ts';
import type {ThemeSort} from '../../src/lib/view/filters.ts';
import {groupByArea, themeTable} from '../../src/lib/view/theme-table.ts';
import {seriesOf, weeks} from './fixture.ts';

describe('a series', () => {
  const theme = {theme_id: 1, theme: 'A', confidence: 0.875, area_id: 2, shade: 1};
  it('is empty without periods', () =>
    expect(buildSeries([theme], [], NO_COUNTS)).toEqual([
      {themeId: 1, theme: 'A', confidence: 0.875, look: themeLook(theme), points: []}
    ]));

  it('has 0 where the counts have no paper, is never interpolated, and takes nothing of others', () => {
    const periods = weeks([10, 20, 10]);
    const counts = {place: [0, 2, 3, 0], theme_id: [1, 1, 1, 9], papers: [5, 5, 7, 8]};
    const [series] = buildSeries([theme], periods, counts);
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
    const series = seriesOf(weeks([10, 10, 10, 2], [3]), {A: [5, 1, 3, 0]});
    expect(latestChanges(series).get(1)).toMatchObject({
      from: {period: {period: '2026-W15'}},
      to: {period: {period: '2026-W16'}},
      difference: 0.3 - 0.1
    });
  });

  it('is unknown while fewer than two weeks are complete', () => {
    expect(latestChanges(seriesOf(weeks([10, 10], [1]), {A: [5, 1]})).size).toBe(0);
    expect(latestChanges([]).size).toBe(0);
  });

  it('has the verdict of a test of all themes together', () => {
    // 10 → 30, 30 → 10, 20 → 22 and 1 → 3 of 200, as in tests/stats/change-verdict.test.ts
    const changes = latestChanges(
      seriesOf(weeks([200, 200]), {Up: [10, 30], Down: [30, 10], Flat: [20, 22], Tiny: [1, 3]})
    );
    expect([...changes.values()].map(({verdict}) => verdict)).toEqual([
      'rose',
      'fell',
      'no clear change',
      'too few papers'
    ]);
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
    const ranked = rankedChanges(series);
    expect(ranked.map(({theme}) => theme)).toEqual(['More', 'Up', 'Same', 'Down']);
  });
});

describe('a weak theme', () => {
  const periods = weeks([200, 200]);
  /** The first theme rose; how surely it is there is given. */
  const withFirst = (confidence: number) =>
    seriesOf(periods, {Rose: [10, 30], Fell: [30, 10]}).map((series, index) =>
      index === 0 ? {...series, confidence} : series
    );

  it('is neither put forward as a change nor left without a word', () => {
    expect(rankedChanges(withFirst(0.59)).map(({theme}) => theme)).toEqual(['Fell']);
    const {sentence, basis} = headline(withFirst(0.59), periods, 'week');
    expect(sentence).not.toContain('Rose');
    expect(sentence).toContain('; 0 themes rose, 1 fell, 0 no clear change.');
    expect(basis).toContain('1 theme is left out as weak');
  });

  it('is one below 0.6', () => {
    expect(rankedChanges(withFirst(0.6)).map(({theme}) => theme)).toEqual(['Rose', 'Fell']);
    expect(headline(withFirst(0.6), periods, 'week').basis).not.toContain('weak');
  });

  it('is not taken for one with too few papers when there are no others', () => {
    const [first] = withFirst(0);
    expect(headline(first ? [first] : [], periods, 'week').sentence).toBe(
      'In 2026-W15, 6–12 April, no theme is sure enough to speak of its change.'
    );
  });

  it('keeps its place in the tests, so that the verdicts on the others do not depend on it', () => {
    const verdictsOf = (confidence: number) =>
      rankedChanges(withFirst(confidence)).find(({theme}) => theme === 'Fell')?.change;
    expect(verdictsOf(0)).toEqual(verdictsOf(1));
  });
});

describe('the headline', () => {
  const say = (papers: number[], counts: Record<string, number[]>) => {
    const periods = weeks(papers);
    const {sentence, basis} = headline(seriesOf(periods, counts), periods, 'week');
    return {sentence: sentence.replaceAll('\u00a0', ' '), basis};
  };

  it('names the themes that rose and fell, with shares and n', () => {
    const {sentence, basis} = say([200, 200], {
      'World Models': [10, 30],
      Agents: [30, 10],
      Flat: [20, 22],
      Tiny: [1, 3]
    });
    expect(sentence).toBe(
      'In 2026-W15, 6–12 April, World Models rose from 5.0 % (10 papers) to 15.0 % (30 papers) ' +
        'and Agents fell from 15.0 % (30 papers) to 5.0 % (10 papers); ' +
        '1 theme rose, 1 fell, 1 no clear change, 1 too few papers to tell.'
    );
    expect(basis).toContain(
      'Shares of the papers of 2026-W15 (200 papers) against 2026-W14 (200 papers). A two-sided test'
    );
  });

  it('names two in each direction, the largest first, and counts the others', () => {
    const {sentence} = say([400, 400], {
      A: [10, 50],
      B: [10, 70],
      C: [10, 60],
      D: [60, 10],
      E: [70, 10],
      F: [50, 10]
    });
    expect(sentence).toBe(
      'In 2026-W15, 6–12 April, B rose from 2.5 % (10 papers) to 17.5 % (70 papers), ' +
        'C rose from 2.5 % (10 papers) to 15.0 % (60 papers), ' +
        'E fell from 17.5 % (70 papers) to 2.5 % (10 papers) and ' +
        'D fell from 15.0 % (60 papers) to 2.5 % (10 papers); 3 themes rose, 3 fell, 0 no clear change.'
    );
  });

  it('says that no theme changed beyond chance, and by how much the largest did', () => {
    // 6 of 200 against 6 of 100: Fisher p = 0.225; 8 of 200 against 1 of 100: p = 0.28.
    const {sentence} = say([200, 100], {'World Models': [6, 6], Agents: [8, 1]});
    expect(sentence).toBe(
      'In 2026-W15, 6–12 April, no theme changed beyond chance: ' + '2 themes with no clear change.'
    );
  });

  it('counts what was not tested apart', () => {
    expect(say([20, 20], {A: [0, 4], B: [5, 5]}).sentence).toContain(
      'no theme changed beyond chance: 1 theme with no clear change, 1 with too few papers to tell.'
    );
    expect(say([20, 20], {A: [0, 4]}).sentence).toContain(
      'too few papers to tell whether any theme changed.'
    );
  });

  it('speaks of no share where there is no paper', () =>
    expect(say([200, 200], {A: [0, 30], B: [30, 0]}).sentence).toContain(
      'A rose from no paper to 15.0 % (30 papers) and B fell from 15.0 % (30 papers) to no paper;'
    ));

  it('says what is missing for a comparison', () => {
    const periods = weeks([10, 3], [1]);
    expect(headline(seriesOf(periods, {A: [1, 1]}), periods, 'week').sentence).toBe(
      'Two complete weeks are needed to tell what changed; of the 2 weeks shown only 2026-W14, 30 March – 5 April is complete.'
    );
    expect(headline([], weeks([3], [0]), 'week').sentence).toContain('no week is complete');
    expect(headline([], [], 'week').sentence).toContain('No dated paper');
  });

  it('says when nothing moved at all', () => {
    expect(say([90, 90], {A: [9, 9]}).sentence).toBe(
      'In 2026-W15, 6–12 April, no theme changed its share.'
    );
  });
});

describe('the interval of a share', () => {
  it('is that of Wilson for the papers of the theme among all of the period', () => {
    const [series] = seriesOf(weeks([148]), {A: [15]});
    const interval = series?.points[0] && shareInterval(series.points[0]);
    // Newcombe 1998, table I, method 3
    expect(interval?.lower).toBeCloseTo(0.0624, 4);
    expect(interval?.upper).toBeCloseTo(0.1605, 4);
  });

  it('is known where a period is complete and has papers', () => {
    const [series] = seriesOf(weeks([9, 9, 0, 9, 9], [4]), {A: [1, 1, 0, 1, 1]});
    const names = measuredRuns(series?.points ?? []).map((run) =>
      run.map(({period}) => period.period)
    );
    expect(names).toEqual([['2026-W14', '2026-W15'], ['2026-W17']]);
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
    area_id: index === 1 ? 1 : 2,
    area: index === 1 ? 'One' : 'Two',
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
  }));
  it.each([
    ['papers', [2, 1, 3]],
    ['-papers', [1, 3, 2]],
    ['theme', [2, 3, 1]],
    ['-theme', [1, 3, 2]],
    ['area', [2, 1, 3]],
    ['-area', [1, 3, 2]],
    ['change', [3, 2, 1]],
    ['-change', [1, 2, 3]]
  ] as const)('is sorted by %s, ties by theme id', (sort, ids) =>
    expect(themeTable(summaries, series, sort).map(({theme_id}) => theme_id)).toEqual(ids)
  );
  it('stands under its areas, with what they come to, only when sorted by area', () => {
    const grouped = (sort: ThemeSort) =>
      groupByArea(themeTable(summaries, series, sort), sort).map(({area, papers, share, rows}) => [
        area?.name ?? null,
        papers,
        share,
        rows.map(({theme_id}) => theme_id)
      ]);
    expect(grouped('area')).toEqual([
      ['One', 4, 0.1, [2]],
      ['Two', 12, 0.2, [1, 3]]
    ]);
    expect(grouped('-area').map(([name]) => name)).toEqual(['Two', 'One']);
    expect(grouped('-papers').map(([name, papers]) => [name, papers])).toEqual([[null, 16]]);
  });
  it('has no change where there is no series', () =>
    expect(themeTable(summaries, [], 'change').map(({change}) => change)).toEqual([
      null,
      null,
      null
    ]));
});

import type {DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {defineQuery, runColumns, runQuery} from '../../../src/lib/server/query.ts';
import {lineage} from '../../../src/lib/server/queries/lineage.ts';
import {readChosen} from '../../../src/lib/server/chosen-themes.ts';
import {areaList} from '../../../src/lib/server/queries/area-list.ts';
import {findPapers} from '../../../src/lib/server/queries/find-papers.ts';
import {analysedPapers} from '../../../src/lib/server/queries/analysed-papers.ts';
import {papersSinceFit} from '../../../src/lib/server/queries/papers-since-fit.ts';
import {foundPapers, selectionOver} from '../../../src/lib/server/queries/kept-papers.ts';
import {paperList} from '../../../src/lib/server/queries/paper-list.ts';
import {periodList} from '../../../src/lib/server/queries/period-list.ts';
import {runFacts} from '../../../src/lib/server/queries/run-facts.ts';
import {themeAttention} from '../../../src/lib/server/queries/theme-attention.ts';
import {themeEmergence} from '../../../src/lib/server/queries/theme-emergence.ts';
import {themeList, themeListWithin} from '../../../src/lib/server/queries/theme-list.ts';
import {themeMonths} from '../../../src/lib/server/queries/theme-months.ts';
import {themeNames} from '../../../src/lib/server/queries/theme-names.ts';
import {themePair} from '../../../src/lib/server/queries/theme-pair.ts';
import {termNames, themeTermCounts} from '../../../src/lib/server/queries/theme-term-counts.ts';
import {themeTerms} from '../../../src/lib/server/queries/theme-terms.ts';
import {themeWeeks} from '../../../src/lib/server/queries/theme-weeks.ts';
import {typicalPapers} from '../../../src/lib/server/queries/typical-papers.ts';
import {DERIVE} from '../../../src/lib/server/tables/derived-tables.ts';
import {fixtureAnalysis} from '../../fixtures/analysis.ts';
import {leaveOut} from '../../fixtures/leave-out.ts';

const open = {from: null, to: null};
const all = {...open, themes: []};
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await fixtureAnalysis();
});

describe('a declared query', () => {
  it('refuses a count that nobody cast', async () => {
    const query = defineQuery({
      sql: 'SELECT count(*) AS papers FROM papers',
      parameters: {},
      columns: {papers: 'INTEGER'}
    });
    await expect(runQuery(connection, query, {})).rejects.toThrow(
      'Query returns (papers BIGINT), declared is (papers INTEGER)'
    );
  });

  it('is read column by column where it is of numbers, with the same checks', async () => {
    const numbers = defineQuery({
      sql: 'SELECT unnest([3, 1]) AS papers, unnest([0.5::DOUBLE, 2]) AS share ORDER BY papers',
      parameters: {},
      columns: {papers: 'INTEGER', share: 'DOUBLE'}
    });
    expect(await runColumns(connection, numbers, {})).toEqual({papers: [1, 3], share: [2, 0.5]});
    const other = {...numbers, sql: 'SELECT 1::BIGINT AS papers, 0.5::DOUBLE AS share'};
    await expect(runColumns(connection, other, {})).rejects.toThrow('Query returns (papers BIGINT');
    const empty = {
      sql: 'SELECT NULL::INTEGER AS votes',
      parameters: {},
      columns: {votes: 'INTEGER'}
    } as const;
    await expect(runColumns(connection, empty, {})).rejects.toThrow(
      'Column votes is NULL, declared is INTEGER'
    );
  });

  it('refuses NULL where none is declared', async () => {
    const query = defineQuery({
      sql: 'SELECT NULL::INTEGER AS votes',
      parameters: {},
      columns: {votes: 'INTEGER'}
    });
    await expect(runQuery(connection, query, {})).rejects.toThrow(
      'Column votes is NULL, declared is INTEGER'
    );
  });

  it('binds what it is given and never reads it as SQL', async () => {
    const query = defineQuery({
      sql: 'SELECT $text AS text',
      parameters: {text: 'VARCHAR'},
      columns: {text: 'VARCHAR'}
    });
    const text = "'; DROP TABLE papers; --";
    expect(await runQuery(connection, query, {text})).toEqual([{text}]);
  });

  it('binds a day as a date', async () => {
    const query = defineQuery({
      sql: 'SELECT $day AS day, $day + 1 AS next, $open IS NULL AS open',
      parameters: {day: 'DATE', open: 'DATE?'},
      columns: {day: 'DATE', next: 'DATE', open: 'BOOLEAN'}
    });
    expect(await runQuery(connection, query, {day: '2024-02-28', open: null})).toEqual([
      {day: '2024-02-28', next: '2024-02-29', open: true}
    ]);
  });

  it('is interrupted after its two seconds', async () => {
    const query = defineQuery({
      sql: `SELECT sum(a.range * b.range)::DOUBLE AS total
            FROM range(1000000) a, range(1000000) b WHERE (a.range + b.range) % 7 = 0`,
      parameters: {},
      columns: {total: 'DOUBLE?'}
    });
    await expect(runQuery(connection, query, {})).rejects.toThrow(/interrupt/i);
  });
});

describe('the run', () => {
  it('tells its seed, counts and days', async () => {
    const [run] = await runQuery(connection, runFacts, {});
    expect(run).toMatchObject({
      run_id: '0123456789ab',
      analysed_on: '2026-05-06',
      seed: 7,
      papers: 13,
      undated: 1,
      unassigned: 1,
      without_terms: 0,
      first_day: '2026-04-01',
      last_day: '2026-05-05',
      hidden: 0
    });
    const own = await fixtureAnalysis();
    await own.run('UPDATE themes SET hidden = true WHERE theme_id = 2');
    expect((await runQuery(own, runFacts, {}))[0]?.hidden).toBe(1);
  });
});

describe('the emergence of a theme', () => {
  it('names the weeks that are compared', async () => {
    expect(await runQuery(connection, themeEmergence, {theme: 1})).toEqual([
      {
        first_seen: '2026-W14',
        since_start: true,
        rising: true,
        verdict: 'rose',
        recent_from: '2026-W16',
        recent_to: '2026-W18',
        recent_papers: 2,
        recent_total: 6,
        before_from: '2026-W14',
        before_to: '2026-W15',
        before_papers: 3,
        before_total: 5
      }
    ]);
  });

  it('has no weeks where there are too few', async () => {
    const [two] = await runQuery(connection, themeEmergence, {theme: 2});
    expect(two).toMatchObject({first_seen: '2026-W18', recent_from: null, before_total: null});
    const [three] = await runQuery(connection, themeEmergence, {theme: 3});
    expect(three?.first_seen).toBeNull();
  });
});

describe('the terms inside a theme', () => {
  it('are counted on both sides, those that weigh alone', async () => {
    const range = {
      a_from: '2026-04-06',
      a_to: '2026-04-19',
      b_from: '2026-04-27',
      b_to: '2026-05-03'
    };
    const read = (least: number) =>
      runQuery(connection, themeTermCounts, {theme: 1, ...range, least});
    const totals = {a_total: 6, b_total: 2};
    const simulator = {term_id: 0, a_count: 4, b_count: 0, a_papers: 2, b_papers: 0, ...totals};
    const world = {term_id: 1, a_count: 2, b_count: 2, a_papers: 2, b_papers: 1, ...totals};
    expect(await read(1)).toEqual([simulator, world]);
    expect(await read(2)).toEqual([simulator, world]);
    expect(await read(3)).toEqual([]);
  });

  it('are called as they are mostly written', async () => {
    expect(await runQuery(connection, termNames, {ids: [1, 0, 9]})).toEqual([
      {term_id: 0, term: 'simulator'},
      {term_id: 1, term: 'world model'}
    ]);
    expect(await runQuery(connection, termNames, {ids: []})).toEqual([]);
  });
});

describe('the attention to a theme', () => {
  it('comes with its weeks and those compared at one age', async () => {
    expect(await runQuery(connection, themeAttention, {theme: 2})).toEqual([
      {
        voted_papers: 4,
        vote_volume: 0.375,
        vote_share: 0.25,
        vote_percentile: 0.625,
        percentile_lower: 0.25,
        percentile_upper: 1,
        adjusted_p: 0.75,
        attention: 'no clear difference',
        weeks: 2,
        weeks_same_age: 1
      }
    ]);
  });
});

describe('periods', () => {
  it('are all weeks, with those incomplete that the data covers in part', async () => {
    const weeks = await runQuery(connection, periodList, {unit: 'week', ...open});
    expect(weeks.map(({period, papers, complete}) => [period, papers, complete])).toEqual([
      ['2026-W14', 1, false],
      ['2026-W15', 4, true],
      ['2026-W16', 3, true],
      ['2026-W17', 0, true],
      ['2026-W18', 3, true],
      ['2026-W19', 1, false]
    ]);
    expect(weeks[1]).toMatchObject({period_start: '2026-04-06', period_end: '2026-04-12'});
    expect(weeks.map(({capped}) => capped)).toEqual([0, 0, 0, 0, 1, 0]);
  });

  it('are whole weeks that the range touches', async () => {
    const weeks = await runQuery(connection, periodList, {
      unit: 'week',
      from: '2026-04-12',
      to: '2026-04-13'
    });
    expect(weeks.map(({period}) => period)).toEqual(['2026-W15', '2026-W16']);
  });

  it('fill a week that the table lacks with 0, not complete', async () => {
    const own = await fixtureAnalysis();
    await own.run(`DELETE FROM weeks WHERE week = '2026-W17'; ${DERIVE}`);
    const weeks = await runQuery(own, periodList, {unit: 'week', ...open});
    expect(weeks[3]).toMatchObject({period: '2026-W17', papers: 0, complete: false});
  });

  it('call a month complete when the data covers its first and its last day', async () => {
    expect(await runQuery(connection, periodList, {unit: 'month', ...open})).toEqual([
      {
        period: '2026-04',
        period_start: '2026-04-01',
        period_end: '2026-04-30',
        papers: 11,
        complete: true,
        thin: false,
        capped: 1
      },
      {
        period: '2026-05',
        period_start: '2026-05-01',
        period_end: '2026-05-31',
        papers: 1,
        complete: false,
        thin: false,
        capped: 0
      }
    ]);
  });

  it('of a thin week at the end take it and its months for incomplete, one between others only the week', async () => {
    const thinWith = async (week: string) => {
      const own = await fixtureAnalysis();
      await own.run(`UPDATE run SET last_day = DATE '2026-05-31'`);
      await own.run(`UPDATE weeks SET thin = true, complete = false WHERE week = '${week}'`);
      await own.run(DERIVE);
      const find = ({complete, thin}: {complete: boolean; thin: boolean}) => [complete, thin];
      const weeks = await runQuery(own, periodList, {unit: 'week', ...open});
      const asked = weeks.filter(({period}) => period === week).map(find);
      return {asked, months: (await runQuery(own, periodList, {unit: 'month', ...open})).map(find)};
    };
    expect(await thinWith('2026-W19')).toEqual({
      asked: [[false, true]],
      months: [
        [true, false],
        [false, true]
      ]
    });
    expect(await thinWith('2026-W15')).toEqual({
      asked: [[false, true]],
      months: [
        [true, false],
        [true, false]
      ]
    });
  });

  it('are whole months that the range touches', async () => {
    const touching = {from: '2026-05-31', to: '2026-06-30'};
    const months = await runQuery(connection, periodList, {unit: 'month', ...touching});
    expect(months.map(({period}) => period)).toEqual(['2026-05']);
    const before = await runQuery(connection, periodList, {
      unit: 'month',
      from: null,
      to: '2026-04-01'
    });
    expect(before.map(({period}) => period)).toEqual(['2026-04']);
  });

  it('are none when no paper has a date', async () => {
    const own = await fixtureAnalysis();
    await own.run('DELETE FROM weeks; UPDATE run SET first_day = NULL, last_day = NULL');
    await own.run(DERIVE);
    expect(await runQuery(own, periodList, {unit: 'week', ...open})).toEqual([]);
    expect(await runQuery(own, periodList, {unit: 'month', ...open})).toEqual([]);
  });
});

describe('papers per theme', () => {
  const weeks = (from: string, to: string) => ({first: from, last: to});
  it('come by week, counted from the first one', async () => {
    const two = weeks('2026-04-06', '2026-04-13');
    expect(await runColumns(connection, themeWeeks, two)).toEqual({
      place: [0, 0, 0, 1, 1, 1],
      theme_id: [1, 2, 3, 1, 2, 3],
      papers: [2, 1, 0, 1, 1, 1]
    });
    const all = weeks('2026-03-30', '2026-05-04');
    expect(await runQuery(connection, themeWeeks, all)).toHaveLength(18);
  });

  it('come by month of the listing, else of the publication', async () => {
    const both = weeks('2026-04-01', '2026-05-01');
    expect(await runColumns(connection, themeMonths, both)).toEqual({
      place: [0, 0, 0, 1],
      theme_id: [1, 2, 3, 2],
      papers: [5, 3, 2, 1]
    });
    const may = weeks('2026-05-01', '2026-05-01');
    expect(await runColumns(connection, themeMonths, may)).toEqual({
      place: [0],
      theme_id: [2],
      papers: [1]
    });
  });
});

describe('themes', () => {
  it('count undated papers while the range is open', async () => {
    const themes = await runQuery(connection, themeList, {});
    expect(themes.map(({theme_id, papers, share}) => [theme_id, papers, share])).toEqual([
      [1, 6, 6 / 13],
      [2, 4, 4 / 13],
      [3, 2, 2 / 13]
    ]);
    expect(themes[0]).toMatchObject({
      theme: 'World Models',
      area_id: 1,
      shade: 0,
      first_week: '2026-03-30',
      last_week: '2026-04-27',
      top_terms: ['world model', 'simulator', 'video prediction'],
      first_seen: '2026-03-30',
      since_start: true,
      rising: true,
      bursts: ['2026-W14..2026-W14', '2026-W18..2026-W19']
    });
  });

  it('have a place among those of their area by rising id', async () => {
    expect(await runQuery(connection, themeList, {})).toMatchObject([
      {theme_id: 1, area_id: 1, shade: 0},
      {theme_id: 2, area_id: 2, shade: 0},
      {theme_id: 3, area_id: 1, shade: 1}
    ]);
  });

  it('are counted within the range, and 0 where they have none', async () => {
    const range = {from: '2026-04-06', to: '2026-04-12'};
    const themes = await runQuery(connection, themeListWithin, range);
    expect(themes.map(({papers, share, first_week}) => [papers, share, first_week])).toEqual([
      [2, 2 / 4, '2026-04-06'],
      [1, 1 / 4, '2026-04-06'],
      [0, 0, null]
    ]);
  });

  it('are counted up to the open end of a range', async () => {
    const themes = await runQuery(connection, themeListWithin, {from: '2026-04-27', to: null});
    expect(themes.map(({papers, share}) => [papers, share])).toEqual([
      [1, 1 / 4],
      [2, 2 / 4],
      [1, 1 / 4]
    ]);
  });

  it('have papers that are most like them within a range, so many for each', async () => {
    // p03 and p02 of theme 1 and p04 of theme 2 are of W15, all equally typical: ids decide.
    const range = {from: '2026-04-06', to: '2026-04-12'};
    const other = {others: [], other_from: '2026-04-13', other_to: '2026-04-19'};
    const found = async (themes: number[], limit: number, others: number[] = []) =>
      (await runQuery(connection, typicalPapers, {...range, ...other, themes, others, limit})).map(
        ({theme_id, paper_id}) => [theme_id, paper_id]
      );
    expect(await found([1, 2, 3], 2)).toEqual([
      [1, 'p02'],
      [1, 'p03'],
      [2, 'p04']
    ]);
    expect(await found([1], 1)).toEqual([[1, 'p02']]);
    expect(await found([], 2)).toEqual([]);
    // p05 of theme 1 and p06 of theme 2 are of W16.
    expect(await found([1], 1, [1, 2])).toEqual([
      [1, 'p02'],
      [1, 'p05'],
      [2, 'p06']
    ]);
  });

  it('have terms, best first', async () => {
    expect(await runQuery(connection, themeTerms, {theme: 1})).toEqual([
      {term: 'world model', papers: 6, score: 1},
      {term: 'simulator', papers: 5, score: 0.5},
      {term: 'video prediction', papers: 4, score: 1 / 3}
    ]);
  });
});

describe('papers that a filter leaves out', () => {
  // p03 (theme 1, 8 April), p07 (theme 3, 15 April) and p12 (theme 1, undated).
  let narrowed: DuckDBConnection;
  beforeAll(async () => {
    narrowed = await fixtureAnalysis();
    await leaveOut(narrowed, {bySearch: [2, 11], byOrganisation: [6], byVotes: [11]});
  });

  it('count in no theme, but in the total that a share is of', async () => {
    const themes = await runQuery(narrowed, themeList, {});
    expect(themes.map(({papers, share}) => [papers, share])).toEqual([
      [4, 4 / 13],
      [4, 4 / 13],
      [1, 1 / 13]
    ]);
  });

  it('count in no week and month', async () => {
    const weeks = {first: '2026-04-06', last: '2026-04-13'};
    const {theme_id, papers} = await runColumns(narrowed, themeWeeks, weeks);
    expect(papers.filter((_, index) => theme_id[index] !== 2)).toEqual([1, 0, 1, 0]);
    const months = {first: '2026-04-01', last: '2026-05-01'};
    expect((await runColumns(narrowed, themeMonths, months)).papers).toEqual([4, 3, 1, 1]);
  });

  it('count on neither side of a comparison', async () => {
    const days = {
      a_from: '2026-04-06',
      a_to: '2026-04-12',
      b_from: '2026-04-13',
      b_to: '2026-04-19'
    };
    const pair = await runQuery(narrowed, themePair, {...days, themes: []});
    expect(pair.map(({a_papers, b_papers}) => [a_papers, b_papers])).toEqual([
      [1, 1],
      [1, 1],
      [0, 0]
    ]);
  });

  it('are in no list', async () => {
    const page = {sort: 'id', limit: null, offset: 0};
    const papers = await runQuery(narrowed, paperList, {...all, themes: [1], ...page});
    expect(papers.map(({paper_id}) => paper_id)).toEqual(['p01', 'p02', 'p05', 'p08']);
  });
});

describe('areas', () => {
  it('come by size with their papers and themes', async () => {
    expect(await runQuery(connection, areaList, {})).toEqual([
      {area_id: 1, area: 'Simulation and Memory', papers: 8, share: 8 / 13, themes: 2},
      {area_id: 2, area: 'Reward Modeling', papers: 4, share: 4 / 13, themes: 1}
    ]);
  });

  it('stand for their themes beside those that are chosen by themselves; one that is not there is said', async () => {
    const chosen = async (themes: number[], areas: number[]) =>
      readChosen(connection, {themes, areas});
    expect(await chosen([2], [])).toEqual({chosen: [2], problems: [], faults: []});
    expect(await chosen([2], [1])).toEqual({chosen: [1, 2, 3], problems: [], faults: []});
    expect(await chosen([], [9, 2])).toEqual({
      chosen: [2],
      problems: ['There is no area 9 in this analysis.'],
      faults: [
        'There is no area 9 in this analysis: /themes.csv lists the areas with their numbers.'
      ]
    });
  });
});

describe('two ranges of days', () => {
  it('are counted for every theme, both ends included', async () => {
    const ranges = {
      a_from: '2026-04-06',
      a_to: '2026-04-12',
      b_from: '2026-04-27',
      b_to: '2026-05-04',
      themes: []
    };
    expect(await runQuery(connection, themePair, ranges)).toEqual([
      {
        theme_id: 1,
        theme: 'World Models',
        confidence: 0.875,
        hand_made: null,
        a_papers: 2,
        b_papers: 1
      },
      {
        theme_id: 2,
        theme: 'Reward Modeling',
        confidence: 0.625,
        hand_made: null,
        a_papers: 1,
        b_papers: 2
      },
      {theme_id: 3, theme: 'KV Cache', confidence: 0.5, hand_made: null, a_papers: 0, b_papers: 1}
    ]);
    const some = await runQuery(connection, themePair, {...ranges, themes: [3]});
    expect(some.map(({theme_id}) => theme_id)).toEqual([3]);
  });
});

describe('papers', () => {
  const ids = async (values: Partial<Parameters<typeof list>[0]>) =>
    (await list(values)).map(({paper_id}) => paper_id);
  const list = (values: object) =>
    runQuery(connection, paperList, {...all, sort: 'id', limit: null, offset: 0, ...values});

  it('carry their names, days and theme', async () => {
    expect((await list({themes: [1]}))[1]).toEqual({
      paper_id: 'p02',
      title: 'Title of p02',
      published_on: '2026-04-05',
      listed_on: '2026-04-06',
      authors: ['Ada Lovelace', 'Kurt Gödel'],
      organisation: '=ByteDance, "Seed"',
      upvotes: 9,
      comments: 9,
      url: 'https://example.org/p02',
      theme_id: 1,
      theme: 'World Models',
      similarity: 0.5,
      strength: 0.75,
      runner_up_id: 2,
      runner_up: 'Reward Modeling',
      runner_up_similarity: 0.25,
      unassigned: null
    });
  });

  it('come in the order asked for, unknown values last', async () => {
    const first = {limit: 2};
    expect(await ids({...first})).toEqual(['p01', 'p02']);
    expect(await ids({...first, sort: 'newest'})).toEqual(['p11', 'p10']);
    expect(await ids({...first, sort: 'votes'})).toEqual(['p10', 'p02']);
    expect((await ids({sort: 'votes'})).slice(-2)).toEqual(['p03', 'p12']);
    expect((await ids({sort: 'newest'})).at(-1)).toBe('p12');
  });

  it('are there without a theme too, unless themes are chosen', async () => {
    expect((await list({})).at(-1)).toMatchObject({
      paper_id: 'p13',
      theme_id: null,
      theme: null,
      similarity: null,
      strength: null,
      runner_up: 'Reward Modeling',
      unassigned: 'fits no theme'
    });
  });

  it('without a theme can be asked for by theme 0', async () => {
    expect(await ids({themes: [0, 3]})).toEqual(['p07', 'p10', 'p13']);
  });

  it('come by relevance where a search has scored them', async () => {
    const own = await fixtureAnalysis();
    await own.run(`
      CREATE TEMP TABLE scores (paper_row INTEGER, score DOUBLE);
      INSERT INTO scores VALUES (4, 1.5), (8, 2.5);
      ${selectionOver(foundPapers({searched: true, organisations: false, votes: false}))}`);
    const page = {sort: 'relevance', limit: 3, offset: 0};
    const papers = await runQuery(own, paperList, {...all, ...page});
    expect(papers.map(({paper_id}) => paper_id)).toEqual(['p09', 'p05']);
  });

  it('come in pages', async () => {
    expect(await ids({limit: 5, offset: 10})).toEqual(['p11', 'p12', 'p13']);
  });

  it('leave out what has no date once a range is given', async () => {
    expect(await ids({themes: [1], from: '2026-04-08'})).toEqual(['p03', 'p05', 'p08']);
    expect(await ids({themes: [1], to: '2026-04-06'})).toEqual(['p01', 'p02']);
  });
});

describe('lineage', () => {
  const events = async (theme: number | null) =>
    (await runQuery(connection, lineage, {theme})).map(({step, kind, from_id, to_id}) => [
      step,
      kind,
      from_id,
      to_id
    ]);

  it('comes in the order of the analyses, births and ends last in each', async () =>
    expect(await events(null)).toEqual([
      [1, 'born', null, 1],
      [1, 'born', null, 7],
      [2, 'continued', 1, 1],
      [2, 'moved', 7, 2],
      [2, 'retired', 7, null],
      [2, 'born', null, 2],
      [2, 'born', null, 3]
    ]));

  it('may be asked for one theme, on either side', async () =>
    expect(await events(7)).toEqual([
      [1, 'born', null, 7],
      [2, 'moved', 7, 2],
      [2, 'retired', 7, null]
    ]));
});

describe('finding', () => {
  const ids = async (words: string, limit = 9) =>
    (await runQuery(connection, findPapers, {words, limit})).map(({paper_id}) => paper_id);

  it('takes papers whose title holds all words, most voted first', async () => {
    expect(await ids('title p1')).toEqual(['p10', 'p11', 'p13', 'p12']);
    expect(await ids('title', 2)).toEqual(['p10', 'p02']);
    expect(await ids("p1' OR 1=1 --")).toEqual([]);
  });

  it('names every theme, largest first', async () =>
    expect(await runQuery(connection, themeNames, {})).toEqual([
      {theme_id: 1, theme: 'World Models'},
      {theme_id: 2, theme: 'Reward Modeling'},
      {theme_id: 3, theme: 'KV Cache'}
    ]));
});

describe('what came after the fit', () => {
  it('is told by paper and by theme: p02 has one, another paper waits', async () => {
    expect(await runQuery(connection, papersSinceFit, {})).toEqual([{papers: 2, waiting: 1}]);
  });

  it('is what is not among the papers of the analysis', async () => {
    const rows = await runQuery(connection, analysedPapers, {});
    expect(rows.map(({paper_id}) => paper_id).slice(0, 2)).toEqual(['p01', 'p02']);
    expect(rows).toHaveLength(13);
  });
});

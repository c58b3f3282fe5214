import type {DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {countFacets} from '../../../src/lib/server/facet-counts.ts';
import {organisationFacet} from '../../../src/lib/server/queries/paper-facets.ts';
import {readListed} from '../../../src/lib/server/listed-papers.ts';
import {paperList} from '../../../src/lib/server/queries/paper-list.ts';
import {areaSizes, papersOf, voteSteps} from '../../../src/lib/view/paper-facets.ts';
import {runQuery} from '../../../src/lib/server/query.ts';
import {fixtureAnalysis} from '../../fixtures/analysis.ts';
import {leaveOut} from '../../fixtures/leave-out.ts';

const open = {from: null, to: null};
const all = {...open, themes: []};
let connection: DuckDBConnection;
/** The same papers, of which filters leave out p03, p10 and p02. */
let narrowed: DuckDBConnection;
beforeAll(async () => {
  connection = await fixtureAnalysis();
  narrowed = await fixtureAnalysis();
  await narrowed.run(
    `UPDATE papers SET organisation = 'Seed' WHERE paper_id IN ('p03', 'p10', 'p04')`
  );
  await leaveOut(narrowed, {bySearch: [2], byOrganisation: [1], byVotes: [9]});
});

describe('the facet of areas', () => {
  it('counts the papers of their themes in the range, without those left out', async () => {
    const counts = async (of: DuckDBConnection, range: object = {}) =>
      areaSizes((await countFacets(of, {...all, ...range})).themes).map(({area_id, papers}) => [
        area_id,
        papers
      ]);
    expect(await counts(connection)).toEqual([
      [1, 8],
      [2, 4]
    ]);
    expect(await counts(connection, {from: '2026-04-06', to: '2026-04-12'})).toEqual([
      [1, 2],
      [2, 1]
    ]);
    expect(await counts(narrowed)).toEqual([
      [1, 5],
      [2, 4]
    ]);
  });
});

describe('the number of papers', () => {
  const count = async (values: {themes?: number[]} & Partial<typeof days>, of = connection) => {
    const {themes = [], ...range} = values;
    return papersOf((await countFacets(of, {...open, ...range, themes})).themes, themes);
  };
  const days = {from: '2026-04-06', to: '2026-04-12'};

  it('goes by themes and days, and may be of those without a theme', async () => {
    expect([await count({}), await count({themes: [1]}), await count({themes: [0, 3]})]).toEqual([
      13, 6, 3
    ]);
    expect(await count(days)).toBe(4);
  });

  it('is without those left out', async () => expect(await count({}, narrowed)).toBe(10));
});

describe('the facet', () => {
  it('of themes has the largest first and those without a theme last', async () => {
    const {themes} = await countFacets(connection, all);
    expect(themes.map(({theme_id, papers}) => [theme_id, papers])).toEqual([
      [1, 6],
      [2, 4],
      [3, 2],
      [null, 1]
    ]);
    const memory = {area_id: 1, area: 'Simulation and Memory', hidden: false};
    expect(themes[2]).toEqual({theme_id: 3, theme: 'KV Cache', papers: 2, ...memory});
    const may = await countFacets(narrowed, {...all, from: '2026-05-01'});
    expect(may.themes).toMatchObject([{theme_id: 2, theme: 'Reward Modeling', papers: 1}]);
    const rest = await countFacets(narrowed, all);
    expect(rest.themes.map(({papers}) => papers)).toEqual([4, 4, 1, 1]);
  });

  it('of organisations counts as if none were chosen, and has the chosen ones first', async () => {
    // p03 is left out by the search and p10 by its votes; p02 only by its organisation.
    const facet = (organisations: string[], limit = 5) =>
      runQuery(narrowed, organisationFacet, {...all, organisations, limit});
    expect(await facet([])).toEqual([
      {organisation: '=ByteDance, "Seed"', papers: 1, chosen: false},
      {organisation: 'Seed', papers: 1, chosen: false}
    ]);
    expect(await facet(['Seed'], 0)).toEqual([{organisation: 'Seed', papers: 1, chosen: true}]);
  });

  it('of organisations goes by themes and days', async () => {
    const values = {organisations: [], limit: 5};
    const themes = await runQuery(connection, organisationFacet, {...all, ...values, themes: [2]});
    expect(themes).toEqual([]);
    const days = {from: '2026-04-06', to: '2026-04-06', themes: []};
    expect(await runQuery(connection, organisationFacet, {...days, ...values})).toHaveLength(1);
  });

  it('of votes counts as if no least number were chosen', async () => {
    const papers = async (of: DuckDBConnection, values: object) => {
      const {votes} = await countFacets(of, {...all, ...values});
      return voteSteps(votes, [1, 7, 40, 41]).map((row) => row.papers);
    };
    // Votes: 5 9 – 2 1 7 0 3 4 40 6 – 0.
    expect(await papers(connection, {})).toEqual([9, 3, 1, 0]);
    expect(await papers(narrowed, {})).toEqual([8, 2, 1, 0]);
    expect(await papers(connection, {themes: [2], to: '2026-04-30'})).toEqual([3, 1, 0, 0]);
  });

  it('of weeks is of the whole time', async () => {
    const range = {from: '2026-04-13', to: '2026-04-19', themes: [1, 3]};
    expect((await countFacets(narrowed, range)).weeks).toEqual([
      {week_start: '2026-03-30', papers: 1},
      {week_start: '2026-04-13', papers: 2},
      {week_start: '2026-04-27', papers: 1}
    ]);
  });
});

describe('the papers of a page', () => {
  it.each(['newest', 'votes', 'closest', 'id'])(
    'are those of the whole list, in its order (%s)',
    async (sort) => {
      const listing = {...all, themes: [1, 2], sort, limit: 4, offset: 3};
      const listed = await readListed(narrowed, listing);
      expect(listed.map(({paper}) => paper)).toEqual(await runQuery(narrowed, paperList, listing));
      expect(listed).toHaveLength(4);
    }
  );

  it('come with their abstracts', async () => {
    const [first] = await readListed(connection, {...all, sort: 'id', limit: 1, offset: 0});
    expect(first).toMatchObject({paper: {paper_id: 'p01'}, abstract: 'An abstract.'});
  });
});

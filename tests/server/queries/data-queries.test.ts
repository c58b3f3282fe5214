import type {DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {dataCounts} from '../../../src/lib/server/queries/data-counts.ts';
import {qualityFacts, themeQuality} from '../../../src/lib/server/queries/quality-facts.ts';
import {rejectReasonList} from '../../../src/lib/server/queries/reject-reason-list.ts';
import {sourceList} from '../../../src/lib/server/queries/source-list.ts';
import {themeShades} from '../../../src/lib/server/queries/theme-shades.ts';
import {
  mapPoints,
  mapSample,
  papersByRow,
  themePlaces
} from '../../../src/lib/server/queries/map-points.ts';
import {readExport} from '../../../src/lib/server/exports.ts';
import {runQuery} from '../../../src/lib/server/query.ts';
import {fixtureAnalysis} from '../../fixtures/analysis.ts';
import {leaveOut} from '../../fixtures/leave-out.ts';

let connection: DuckDBConnection;
let narrowed: DuckDBConnection;
beforeAll(async () => {
  connection = await fixtureAnalysis();
  narrowed = await fixtureAnalysis();
});

describe('the map', () => {
  it('has the papers that lie on it, in ten-thousandths, with theme and week', async () => {
    const rows = await runQuery(connection, mapPoints, {});
    expect(rows).toHaveLength(12);
    // p01 is of theme 1 and the first week, p12 has no date, p13 no theme.
    expect(rows.filter(({paper_row}) => [0, 11, 12].includes(paper_row))).toEqual([
      {paper_row: 0, x: -10_000, y: -10_000, theme_id: 1, week: 0},
      {paper_row: 11, x: 8333, y: 10_000, theme_id: 1, week: -1},
      {paper_row: 12, x: 10_000, y: -10_000, theme_id: 0, week: 1}
    ]);
  });

  it('has every third of them by row where so few are asked for', async () => {
    const rows = await runQuery(connection, mapSample, {step: 3});
    expect(rows.map(({theme_id}) => theme_id)).toEqual([1, 2, 3, 3, 0]);
    expect(rows[0]).toEqual({x: -10_000, y: -10_000, theme_id: 1});
  });

  it('has the middle of each theme, the median of its papers there, and their number', async () => {
    // Theme 3 has p07 at (0, -1) and p10 at (0.5, -1); p13 at (1, -1) has no theme.
    const places = await runQuery(connection, themePlaces, {});
    expect(places.map(({theme_id, papers}) => [theme_id, papers])).toEqual([
      [0, 1],
      [1, 6],
      [2, 3],
      [3, 2]
    ]);
    expect(places[3]).toMatchObject({x: 0, y: -1});
    await leaveOut(narrowed, {bySearch: [6], byOrganisation: [-1], byVotes: [-1]});
    expect((await runQuery(narrowed, themePlaces, {}))[3]).toMatchObject({papers: 1, x: 0.5});
  });

  it('lists papers by their rows, the most voted first', async () =>
    expect(
      (await runQuery(connection, papersByRow, {rows: [0, 1, 2], limit: 2})).map(
        ({paper_id}) => paper_id
      )
    ).toEqual(['p02', 'p01']));

  it('gives the papers of a stretch as a table, and refuses what is no stretch', async () => {
    const within = (text: string) =>
      readExport(connection, 'papers', {parameters: new URLSearchParams({within: text})});
    expect(
      (await within('-1.1,-1.1,-0.7,-1.1,-0.7,1.1,-1.1,1.1')).map((row) => row['paper_id'])
    ).toEqual(['p01', 'p02']);
    await expect(within('here')).rejects.toThrow(
      '“here” is no stretch of the map (within=x,y,x,y,…'
    );
  });
});

describe('the colours of themes', () => {
  it('go by area and by the place in it', async () =>
    expect(
      (await runQuery(connection, themeShades, {})).map(({theme_id, area_id, shade}) => [
        theme_id,
        area_id,
        shade
      ])
    ).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [3, 1, 1]
    ]));

  it('come with what draws a theme in grey or not at all', async () => {
    const [first] = await runQuery(connection, themeShades, {});
    expect(first).toMatchObject({confidence: 0.875, hidden: false});
  });
});

describe('the queries of the page on the data', () => {
  it('sum the ledger and count the lists', async () =>
    expect(await runQuery(connection, dataCounts, {})).toEqual([
      {
        files: 2,
        read: 18,
        accepted: 13,
        updated: 1,
        merged: 2,
        rejected: 2,
        rejects_kept: 2,
        duplicates: 2
      }
    ]));

  it('list the sources with their days, the largest first and equal ones by name', async () =>
    expect(await runQuery(connection, sourceList, {})).toEqual([
      {source: 'api', papers: 2, days: 1, first_day: '2026-04-28', last_day: '2026-04-28'},
      {source: 'page', papers: 2, days: 2, first_day: '2026-04-01', last_day: '2026-04-28'}
    ]));

  it('list the reasons of rejects', async () =>
    expect(await runQuery(connection, rejectReasonList, {})).toEqual([
      {reason: 'title-missing', records: 2}
    ]));

  it('tell the quality of the run and of each theme', async () => {
    expect(await runQuery(connection, qualityFacts, {})).toEqual([
      {fit_threshold: 0.25, vocabulary: 345, explained_variance: 0.42, fit_id: 'fedcba987654'}
    ]);
    expect((await runQuery(connection, themeQuality, {}))[1]).toEqual({
      theme_id: 2,
      papers: 4,
      confidence: 0.625,
      hand_made: null,
      cohesion: 0.5
    });
  });
});

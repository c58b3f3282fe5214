import type {DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {dataCounts} from '../../../src/lib/server/queries/data-counts.ts';
import {qualityFacts, themeQuality} from '../../../src/lib/server/queries/quality-facts.ts';
import {rejectReasonList} from '../../../src/lib/server/queries/reject-reason-list.ts';
import {sourceList} from '../../../src/lib/server/queries/source-list.ts';
import {themeShades} from '../../../src/lib/server/queries/theme-shades.ts';
import {runQuery} from '../../../src/lib/server/query.ts';
import {fixtureAnalysis} from '../../fixtures/analysis.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await fixtureAnalysis();
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
      cohesion: 0.5
    });
  });
});

import type {DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {themeMoves} from '../../../src/lib/server/queries/theme-moves.ts';
import {runQuery} from '../../../src/lib/server/query.ts';
import {readThemeMoves} from '../../../src/lib/server/theme-moves.ts';
import {fixtureAnalysis} from '../../fixtures/analysis.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await fixtureAnalysis();
});

describe('the papers of a theme against the analysis before', () => {
  it('are those that came from another theme and those that went to one, with where', async () => {
    const rows = await runQuery(connection, themeMoves, {theme: 1, limit: 5});
    const told = rows.map(({paper_id, came, other_id, other, other_is_there, papers}) => [
      ...[paper_id, came, other_id, other, other_is_there, papers]
    ]);
    expect(told).toEqual([
      ['p02', true, 2, 'Reward Modeling', true, 2],
      ['p03', true, 7, 'Caches', false, 2],
      ['p04', false, 2, 'Reward Modeling', true, 1]
    ]);
  });

  it('may have gone to no theme, or come from none', async () => {
    const [gone] = await runQuery(connection, themeMoves, {theme: 3, limit: 5});
    expect(gone).toMatchObject({paper_id: 'p13', came: false, other_id: null, other: null});
    const [, found] = await runQuery(connection, themeMoves, {theme: 2, limit: 5});
    expect(found).toMatchObject({paper_id: 'p06', came: true, other_id: null});
  });

  it('are at most as many a side as asked for, with the number of all', async () => {
    const rows = await runQuery(connection, themeMoves, {theme: 1, limit: 1});
    expect(rows.map(({paper_id, papers}) => [paper_id, papers])).toEqual([
      ['p02', 2],
      ['p04', 1]
    ]);
  });

  it('are told with those that stayed, and those that are new', async () => {
    // Of p01, p02, p03, p05, p08 and p12 in theme 1, p01 and p05 stayed, p08 and p12 are new.
    expect(await readThemeMoves(connection, 1)).toMatchObject({
      until: '2026-04-28',
      stayed: 2,
      fresh: 2,
      came: {papers: 2},
      went: {papers: 1}
    });
  });

  it('are unknown of the first analysis', async () => {
    const first = await fixtureAnalysis();
    await first.run('DELETE FROM former_themes');
    expect(await readThemeMoves(first, 1)).toBeNull();
  });
});

import type {DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {
  paperFacts,
  paperNeighbours,
  paperReasons
} from '../../../src/lib/server/queries/paper-page.ts';
import {runQuery} from '../../../src/lib/server/query.ts';
import {fixtureAnalysis} from '../../fixtures/analysis.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await fixtureAnalysis();
  // Term 0 is in p01, p02, p03 (theme 1) and p04 (theme 2), term 1 in p01 and p02, term 2 everywhere, 3 has no weight.
  await connection.run(`
    DELETE FROM paper_terms; DELETE FROM held_terms; DELETE FROM terms;
    INSERT INTO terms VALUES (0, 'simulator', 'simul', 4, true), (1, 'world model', 'world model', 2, true),
      (2, 'model', 'model', 13, true), (3, 'Genie', 'geni', 2, false);
    INSERT INTO paper_terms SELECT unnest([0, 1, 2, 3]), 0, 1, 0;
    INSERT INTO paper_terms SELECT unnest([0, 1]), 1, 1, 1;
    INSERT INTO paper_terms SELECT paper_row, 2, 1, 0 FROM papers;
    INSERT INTO paper_terms SELECT unnest([0, 1]), 3, 1, 0;
    INSERT INTO held_terms SELECT coalesce(theme_id, 0), paper_row, term_id, count
      FROM paper_terms JOIN papers USING (paper_row) JOIN terms USING (term_id) WHERE weighed`);
});

describe('a paper', () => {
  it('tells its days, week, theme and runner-up', async () => {
    const [paper] = await runQuery(connection, paperFacts, {id: 'p02'});
    expect(paper).toMatchObject({
      title: 'Title of p02',
      abstract: 'An abstract.',
      listed_on: '2026-04-06',
      week: '2026-W15',
      theme: 'World Models',
      runner_up: 'Reward Modeling',
      strength: 0.75
    });
    expect(await runQuery(connection, paperFacts, {id: "' OR 1=1"})).toEqual([]);
  });

  it('may be in no week and no theme', async () => {
    expect((await runQuery(connection, paperFacts, {id: 'p12'}))[0]?.week).toBeNull();
    expect((await runQuery(connection, paperFacts, {id: 'p13'}))[0]).toMatchObject({
      theme: null,
      unassigned: 'fits no theme'
    });
  });

  it('lies in its theme for the terms that its papers hold and others do not', async () => {
    // simulator: 3 of 6 inside, 1 of 7 outside; smoothed 0.5 × ln(0.5 / 0.1875) = 0.490.
    // world model: 2 of 6 and 0 of 7; 0.357 × ln(0.357 / 0.0625) = 0.622. model: all of both; Genie has no weight.
    expect(await runQuery(connection, paperReasons, {id: 'p01', theme: 1})).toEqual([
      {term: 'world model', inside: 2 / 6, outside: 0},
      {term: 'simulator', inside: 3 / 6, outside: 1 / 7}
    ]);
    expect(await runQuery(connection, paperReasons, {id: 'p05', theme: 1})).toEqual([]);
  });

  it('is most like those that share its rarest terms', async () => {
    const like = await runQuery(connection, paperNeighbours, {id: 'p01'});
    // p02 shares two rare terms, p03 and p04 one; what all hold says nothing, so then the order decides.
    expect(like.map(({paper_id}) => paper_id)).toEqual(['p02', 'p03', 'p04', 'p05', 'p06']);
    expect(like[0]).toMatchObject({title: 'Title of p02', theme_id: 1, theme: 'World Models'});
  });
});

import {expect, it} from 'vitest';
import {runQuery} from '../../../src/lib/server/query.ts';
import {themeCarriers, themeName} from '../../../src/lib/server/queries/theme-name.ts';
import {fixtureAnalysis} from '../../fixtures/analysis.ts';

it('tells why a theme bears its name, and nothing of a theme without proof', async () => {
  const connection = await fixtureAnalysis();
  expect(await runQuery(connection, themeName, {theme: 1})).toEqual([
    {inside: 0.5, outside: 0.125, runners_up: ['Second', 'Third']}
  ]);
  expect(await runQuery(connection, themeName, {theme: 2})).toEqual([]);
});

it('gives the papers that carry the name, equally typical ones by id', async () => {
  const connection = await fixtureAnalysis();
  expect(await runQuery(connection, themeCarriers, {theme: 1})).toEqual([
    {paper_id: 'p01', title: 'Title of p01', url: 'https://example.org/p01'},
    {paper_id: 'p02', title: 'Title of p02', url: 'https://example.org/p02'}
  ]);
});

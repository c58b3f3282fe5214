import {describe, expect, it} from 'vitest';
import {readInsideChange} from '../../src/lib/server/inside-change.ts';
import {fixtureAnalysis} from '../fixtures/analysis.ts';

const read = async (query: string, unit: 'week' | 'month' = 'week') => {
  const parameters = new URLSearchParams(query);
  const found = await readInsideChange(await fixtureAnalysis(), 1, {unit, parameters});
  return found && [found.a.period, found.b.period];
};

describe('what changed inside a theme', () => {
  it('is asked of the ranges that the URL names, else of the longest preset', async () => {
    expect(await read('a=2026-W15&a_to=2026-W16&b=2026-W18')).toEqual([
      '2026-W15..2026-W16',
      '2026-W18'
    ]);
    expect(await read('')).toEqual(['2026-W17', '2026-W18']);
  });

  it('tells which papers came with the later range and which went with the earlier', async () => {
    const parameters = new URLSearchParams('a=2026-W15&a_to=2026-W16&b=2026-W18');
    const found = await readInsideChange(await fixtureAnalysis(), 1, {unit: 'week', parameters});
    expect(found?.went).toEqual({
      papers: 3,
      typical: ['p02', 'p03', 'p05'].map((id) => ({paper_id: id, title: `Title of ${id}`}))
    });
    expect(found?.came).toEqual({papers: 1, typical: [{paper_id: 'p08', title: 'Title of p08'}]});
  });

  it('is not asked where there are no two ranges', async () =>
    expect(await read('', 'month')).toBeNull());
});

import {describe, expect, it} from 'vitest';
import {
  alluvium,
  changesOf,
  countEvents,
  describeEvents,
  describeGaps,
  type AnalysisStep
} from '../../src/lib/view/alluvium.ts';
import type {LineageRow} from '../../src/lib/view/lineage.ts';

const step = (number: number): AnalysisStep => ({
  step: number,
  kind: 'fit',
  data_until: `2026-0${number}-28`,
  papers: number * 10,
  themes: 2
});

type Side = readonly [id: number, name: string] | null;
const event = (
  number: number,
  kind: string,
  {from = null, to = null, papers}: {from?: Side; to?: Side; papers: number}
): LineageRow => ({
  step: number,
  data_until: null,
  kind,
  from_id: from?.[0] ?? null,
  from_name: from?.[1] ?? null,
  to_id: to?.[0] ?? null,
  to_name: to?.[1] ?? null,
  papers,
  share_from: null,
  share_to: null
});

const A = [1, 'A'] as const;
const B = [2, 'B'] as const;
const C = [3, 'C'] as const;
const rows = [
  event(1, 'born', {to: A, papers: 6}),
  event(1, 'born', {to: B, papers: 4}),
  event(2, 'continued', {from: A, to: [1, 'A renamed'], papers: 5}),
  event(2, 'moved', {from: B, to: A, papers: 3}),
  event(2, 'retired', {from: B, papers: 4}),
  event(2, 'born', {to: C, papers: 9}),
  event(3, 'continued', {from: A, to: A, papers: 11}),
  event(3, 'continued', {from: C, to: C, papers: 0})
];
const newest = [
  {theme_id: 1, theme: 'A', papers: 15, area_id: 1, shade: 0},
  {theme_id: 3, theme: 'C', papers: 7, area_id: 2, shade: 0}
];
const flow = (most = 6) => alluvium({steps: [step(1), step(2), step(3)], rows, newest}, most);
const papersOf = (key: string, most?: number) =>
  flow(most).nodes.find((node) => node.key === key)?.papers;

describe('themes across analyses', () => {
  it('have in each the larger of what came and what went on, and all papers where they are told', () => {
    // Five and three papers came to A in the second analysis, eleven went on.
    expect([papersOf('1:1'), papersOf('2:1'), papersOf('3:1')]).toEqual([6, 11, 15]);
    expect([papersOf('1:2'), papersOf('2:3'), papersOf('3:3')]).toEqual([4, 9, 7]);
  });

  it('are joined by the papers that both hold, and by nothing where they share none', () =>
    expect(flow().links).toEqual([
      {source: '1:1', target: '2:1', papers: 5},
      {source: '1:2', target: '2:1', papers: 3},
      {source: '2:1', target: '3:1', papers: 11}
    ]));

  it('keep the name that they had then, and the colour of now where they still are', () => {
    const {nodes} = flow();
    expect(nodes.find(({key}) => key === '2:1')?.theme).toBe('A renamed');
    expect(nodes.find(({key}) => key === '1:1')?.shade).toMatchObject({area_id: 1, shade: 0});
    expect(nodes.find(({key}) => key === '1:2')?.shade).toBeNull();
  });

  it('are those of the last analyses when there is no room for all', () => {
    expect(flow(2).steps.map((one) => one.step)).toEqual([2, 3]);
    expect([...new Set(flow(2).nodes.map(({column}) => column))]).toEqual([0, 1]);
    expect(flow(2).links).toEqual([{source: '2:1', target: '3:1', papers: 11}]);
    // What came before still tells the size.
    expect(papersOf('2:3', 2)).toBe(9);
  });

  it('are none without an analysis', () =>
    expect(alluvium({steps: [], rows: [], newest: []}, 6)).toEqual({
      steps: [],
      nodes: [],
      links: []
    }));
});

describe('the changes from analysis to analysis', () => {
  it('are counted by kind', () =>
    expect(countEvents(rows, 2)).toEqual({
      continued: 1,
      born: 1,
      split: 0,
      merged: 0,
      retired: 1
    }));

  it('are told in a clause, and that there are none in another', () => {
    expect(describeEvents(countEvents(rows, 2))).toBe('1 continued, 1 born and 1 retired');
    expect(describeEvents(countEvents([], 2))).toBe(
      'no theme is known to have gone on, begun or ended'
    );
  });

  it('say which analyses no flow leads into', () => {
    const unlinked = alluvium({steps: [step(1), step(2)], rows: rows.slice(0, 2), newest}, 6);
    expect(describeGaps(unlinked)).toBe(
      'No flows are drawn into analysis 2: no paper is known to lie in a theme there and in one of the analysis before.'
    );
    expect(describeGaps(flow())).toBeNull();
  });

  it('leave out what goes on, the latest first', () =>
    expect(changesOf(rows).map(({step: number, kind}) => [number, kind])).toEqual([
      [2, 'moved'],
      [2, 'retired'],
      [2, 'born'],
      [1, 'born'],
      [1, 'born']
    ]));
});

import {describeStay} from '../../src/lib/view/theme-moves.ts';
import {describe, expect, it} from 'vitest';
import {
  describeEnd,
  describeLineage,
  withoutThemes,
  type LineageRow
} from '../../src/lib/view/lineage.ts';

const row = (facts: Partial<LineageRow>): LineageRow => ({
  step: 1,
  data_until: '2026-04-28',
  kind: 'moved',
  from_id: null,
  from_name: null,
  to_id: null,
  to_name: null,
  papers: 0,
  share_from: null,
  share_to: null,
  ...facts
});
const BORN = row({kind: 'born', to_id: 1, to_name: 'World Models', papers: 9});
const STAY = row({
  step: 2,
  kind: 'continued',
  from_id: 1,
  to_id: 1,
  papers: 8,
  share_from: 0.93,
  share_to: 0.8
});

describe('the lineage of a theme', () => {
  it('tells where it was first found', () =>
    expect(describeLineage([BORN], 1)).toBe(
      'First found in the analysis of papers up to 28 April 2026.'
    ));

  it('tells what it split off from', () =>
    expect(
      describeLineage(
        [
          row({
            kind: 'split',
            from_id: 3,
            from_name: 'KV Cache',
            to_id: 1,
            papers: 4,
            share_from: 0.25,
            share_to: 1,
            data_until: null
          })
        ],
        1
      )
    ).toBe(
      'Split off from KV Cache (theme 3) in an earlier analysis, with 25.0\u00a0% of its papers.'
    ));

  it('tells what it kept, took and gave, the most first', () =>
    expect(
      describeLineage(
        [
          BORN,
          STAY,
          row({step: 2, from_id: 7, from_name: 'Caches', to_id: 1, papers: 3}),
          row({step: 2, kind: 'merged', from_id: 5, from_name: 'Agents', to_id: 1, papers: 8}),
          row({step: 2, from_id: 1, to_id: 6, to_name: 'Robots', papers: 1})
        ],
        1
      )
    ).toBe(
      'First found in the analysis of papers up to 28 April 2026. ' +
        'Since the analysis before it continues with 93.0\u00a0% of its papers, ' +
        'took 8 papers from Agents (theme 5) and 3 papers from Caches (theme 7) ' +
        'and gave 1 paper to Robots (theme 6).'
    ));

  it('tells of the last step alone', () =>
    expect(
      describeLineage([row({...STAY, share_from: 0.5}), row({...STAY, step: 3, share_from: 1})], 1)
    ).toBe('Since the analysis before it continues with 100.0\u00a0% of its papers.'));

  it('says when only terms speak for it', () =>
    expect(describeLineage([row({...STAY, papers: 0, share_from: null})], 1)).toBe(
      'Since the analysis before it continues by its terms, without a common paper.'
    ));

  it('is silent about what it does not know', () => expect(describeLineage([], 1)).toBe(''));
});

describe('the end of a theme', () => {
  it('names the heirs of its papers', () =>
    expect(
      describeEnd(
        [
          row({step: 1, kind: 'born', to_id: 7}),
          row({step: 2, from_id: 7, to_id: 2, to_name: 'Reward Modeling', papers: 3}),
          row({step: 2, kind: 'retired', from_id: 7, from_name: 'Caches', papers: 5})
        ],
        7
      )
    ).toBe(
      'Caches (theme 7) ended in the analysis of papers up to 28 April 2026; ' +
        'it gave 3 papers to Reward Modeling (theme 2).'
    ));

  it('is null for a theme that lives or never was', () => {
    expect(describeEnd([BORN, STAY], 1)).toBeNull();
    expect(describeEnd([], 4)).toBeNull();
  });
});

it('events of hidden themes are left out, on whichever side they stand', () => {
  const [came, went, other] = [
    row({from_id: 7, to_id: 1}),
    row({from_id: 1, to_id: 7}),
    row({from_id: 1, to_id: null})
  ];
  expect(withoutThemes([came, went, other], new Set([7]))).toEqual([other]);
  expect(withoutThemes([came, went, other], new Set())).toEqual([came, went, other]);
});

it('what stayed in a theme and what is new is told with the last day of the analysis before', () => {
  expect(describeStay({until: '2026-05-01', stayed: 15, fresh: 1})).toBe(
    'The analysis before had papers up to 1 May 2026: 15 papers of it stayed, and 1 is new since.'
  );
  expect(describeStay({until: null, stayed: 1, fresh: 0})).toBe(
    'The analysis before: 1 paper of it stayed, and 0 are new since.'
  );
});

import {describe, expect, it} from 'vitest';
import {DEFAULT_FILTERS} from '../../src/lib/view/filters.ts';
import {writeManifest} from '../../src/lib/view/manifest.ts';

const facts = {
  file: 'x.csv',
  address: '/weeks.csv',
  dataset: 'weeks',
  filters: DEFAULT_FILTERS,
  run: {run_id: 'abc', pipeline_version: '1', data_hash: 'ff', analysed_on: '2026-05-06'},
  notes: ['Whole weeks are taken.'],
  rows: 3,
  bytes: 40,
  sha256: '00'
} as const;

describe('a manifest', () => {
  it('tells the run, the filters and the hash of the file', () =>
    expect(JSON.parse(writeManifest(facts))).toMatchObject({
      file: 'x.csv',
      address: '/weeks.csv',
      run_id: 'abc',
      filters: {from: null, to: null, themes: 'all', unit: 'week'},
      notes: ['Whole weeks are taken.'],
      rows: 3,
      bytes: 40,
      sha256: '00'
    }));

  it('lists the chosen themes', () => {
    const text = writeManifest({...facts, filters: {...DEFAULT_FILTERS, themes: [2, 4]}});
    expect(JSON.parse(text)).toMatchObject({filters: {themes: [2, 4]}});
  });

  it('gives each column with its meaning, and the unit of a share', () => {
    const {columns} = JSON.parse(writeManifest(facts)) as {columns: {name: string}[]};
    expect(columns.map(({name}) => name)).toEqual([
      'week',
      'week_start',
      'theme_id',
      'theme',
      'papers',
      'total',
      'share',
      'complete'
    ]);
    expect(columns[6]).toEqual({
      name: 'share',
      kind: 'fraction',
      unit: '1, to six decimals',
      meaning: 'papers / total, 0 to 1; 0 where total is 0.'
    });
  });
});

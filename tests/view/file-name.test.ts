import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Dataset} from '../../src/lib/view/columns.ts';
import {fileName} from '../../src/lib/view/file-name.ts';

const name = (dataset: Dataset, query = '') =>
  fileName({dataset, extension: 'csv', runId: '0123456789ab'}, new URLSearchParams(query));

describe('the name of a file', () => {
  it('tells the table, its unit of time and the run', () => {
    expect(name('weeks')).toBe('themestream-weeks-0123456789ab.csv');
    expect(name('months', 'unit=month')).toBe('themestream-months-0123456789ab.csv');
    expect(name('themes', 'unit=month')).toBe('themestream-themes-by-month-0123456789ab.csv');
  });

  it('tells range and themes, and counts more than eight', () => {
    expect(name('weeks', 'from=2026-04-06&to=2026-05-10&theme=4&theme=2')).toBe(
      'themestream-weeks-from-2026-04-06-to-2026-05-10-theme-2-4-0123456789ab.csv'
    );
    const nine = Array.from({length: 9}, (_, index) => `theme=${index + 1}`).join('&');
    expect(name('weeks', nine)).toBe('themestream-weeks-9-themes-0123456789ab.csv');
  });

  it('tells the sides of a comparison and the words looked for, in plain letters', () => {
    expect(name('comparison', 'a=2026-W14&b=2026-W15')).toBe(
      'themestream-comparison-by-week-a-2026-w14-b-2026-w15-0123456789ab.csv'
    );
    expect(name('papers', 'q=Gödel "x"/../y')).toBe(
      'themestream-papers-by-week-q-go-del-x-y-0123456789ab.csv'
    );
  });

  it('is safe on every file system whatever the address holds', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (q, a) => {
        const rest = {b: a, order: q, organisation: a, votes: q, measure: a, chart: q};
        const parameters = new URLSearchParams({q, a, from: q, theme: a, ...rest});
        const made = fileName({dataset: 'papers', extension: 'csv', runId: 'abc'}, parameters);
        expect(made).toMatch(/^themestream-papers-[\w-]*abc\.csv$/);
        expect(made.length).toBeLessThan(200);
      })
    );
  });
});

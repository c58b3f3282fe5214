import {describe, expect, it} from 'vitest';
import {DEFAULT_FILTERS} from '../../src/lib/view/filters.ts';
import {notesOnSelection} from '../../src/lib/view/selection-notes.ts';
import {weeks} from './fixture.ts';

describe('what to know of a file', () => {
  it('is nothing when whole, complete weeks are asked for', () => {
    const exact = {...DEFAULT_FILTERS, from: '2026-03-30', to: '2026-04-12'};
    expect(notesOnSelection(exact, weeks([3, 4]))).toEqual([]);
    expect(notesOnSelection(DEFAULT_FILTERS, [])).toEqual([]);
  });

  it('is which weeks are taken for days, are partial, or were cut off', () => {
    const periods = weeks([3, 4], [1]).map((week, at) => ({...week, capped: at === 0 ? 2 : 0}));
    expect(notesOnSelection({...DEFAULT_FILTERS, from: '2026-04-01'}, periods)).toEqual([
      'Whole weeks are taken: 2026-03-30 to 2026-04-12.',
      'The data covers only part of 2026-W15.',
      'In 2026-W14 the list was probably cut off on days with exactly 50 or 100 papers, so there may be more.'
    ]);
  });
});

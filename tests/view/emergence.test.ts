import {describe, expect, it} from 'vitest';
import {describeEmergence} from '../../src/lib/view/emergence.ts';

const row = {
  first_seen: '2026-W16',
  since_start: false,
  rising: true,
  verdict: 'rose',
  recent_from: '2026-W18',
  recent_to: '2026-W21',
  recent_papers: 19,
  recent_total: 316,
  before_from: '2025-W47',
  before_to: '2026-W17',
  before_papers: 14,
  before_total: 450
};

describe('the words on emergence', () => {
  it('tell shares with their counts, the verdict, bursts and the first week', () =>
    expect(describeEmergence(row, ['2026-W16..2026-W16', '2026-W19..2026-W21'])).toBe(
      'Rising: 6.0\u00a0% of the papers of 2026-W18–W21 (19 of 316) against ' +
        '3.1\u00a0% of the papers of 2025-W47 – 2026-W17 (14 of 450): rose. ' +
        'In a burst (about twice its usual share) in 2026-W16 and 2026-W19–W21. ' +
        'First seen in 2026-W16, which starts four weeks with at least three papers.'
    ));

  it('say that it does not rise, and that it was always there', () => {
    const calm = {...row, rising: false, verdict: 'no clear change', since_start: true};
    expect(describeEmergence(calm, [])).toMatch(
      /^Not rising: .*: no clear change\. There since the first weeks of the data\.$/
    );
  });

  it('say when there are too few weeks or papers', () => {
    const none = {recent_from: null, recent_to: null, before_from: null, before_to: null};
    const told = describeEmergence({...row, ...none, first_seen: null, rising: false}, []);
    expect(told).toBe(
      'Too few complete weeks to tell whether it is rising. Never three papers within four weeks.'
    );
  });
});

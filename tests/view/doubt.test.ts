import {describe, expect, it} from 'vitest';
import {
  alsoCloseTo,
  confidenceLevel,
  describeConfidence,
  describeUnassigned,
  formatConfidence,
  isWeak,
  measuredConfidence,
  noteOnWeak
} from '../../src/lib/view/doubt.ts';

describe('the confidence of a theme', () => {
  it('has a word, and only the weak are drawn in grey', () => {
    const themes = [0.75, 0.749, 0.6, 0.599].map((confidence) => ({confidence}));
    expect(themes.map(confidenceLevel)).toEqual(['firm', 'fair', 'fair', 'weak']);
    expect(themes.map(isWeak)).toEqual([false, false, false, true]);
  });

  it('is told in plain words with its number', () => {
    expect(describeConfidence({confidence: 0.875})).toBe(
      'Confidence firm: when samples of 80 % of the papers are grouped anew, the group most like it shares ' +
        'on average 87.5\u00a0% of the papers that either holds. It is there whichever papers are left out.'
    );
    expect(describeConfidence({confidence: 0.5})).toMatch(/^Confidence weak: .* shown in grey/);
  });

  it('is no number where the user made the theme', () => {
    const merged = {confidence: 0.875, hand_made: 'merged'};
    expect([formatConfidence(merged), measuredConfidence(merged)]).toEqual([
      'not measured (merged by hand)',
      null
    ]);
    expect(formatConfidence({confidence: 0.5, hand_made: 'split'})).toBe(
      'not measured (split off by hand)'
    );
    expect([formatConfidence({confidence: 0.5}), measuredConfidence({confidence: 0.5})]).toEqual([
      'weak',
      0.5
    ]);
    expect(describeConfidence(merged)).toBe(
      'Confidence not measured (merged by hand): samples of the papers give themes that are found, not decided.'
    );
    expect(describeConfidence({...merged, confidence: 0.5})).toContain(
      'weak, so it is shown in grey'
    );
  });

  it('is counted where weak themes are left out', () => {
    const [firm, weak] = [{confidence: 1}, {confidence: 0}];
    expect(noteOnWeak([firm])).toBe('');
    expect(noteOnWeak([firm, weak])).toContain(' 1 theme is left out as weak');
    expect(noteOnWeak([weak, weak])).toContain(' 2 themes are left out as weak');
  });
});

describe('papers without a theme', () => {
  const told = (unassigned: number, without_terms: number) =>
    describeUnassigned({papers: 1000, unassigned, without_terms});

  it('are counted with their reasons', () =>
    expect([told(15, 2), told(15, 0), told(2, 2), told(2, 1), told(1, 0), told(1, 1)]).toEqual([
      'Without a theme, counted in totals only: 15 papers (1.5 %), of which 13 fit no theme and 2 have no term to go by.',
      'Without a theme, counted in totals only: 15 papers (1.5 %), of which 15 fit no theme.',
      'Without a theme, counted in totals only: 2 papers (0.2 %), of which 2 have no term to go by.',
      'Without a theme, counted in totals only: 2 papers (0.2 %), of which 1 fits no theme and 1 has no term to go by.',
      'Without a theme, counted in totals only: 1 paper (0.1 %), of which 1 fits no theme.',
      'Without a theme, counted in totals only: 1 paper (0.1 %), of which 1 has no term to go by.'
    ]));

  it('are not spoken of when there are none', () => expect(told(0, 0)).toBe(''));
});

describe('a paper', () => {
  const other = {runner_up_id: 7, runner_up: 'KV Cache'};

  it('is also close to its runner-up while its strength is below 0.75', () => {
    expect(alsoCloseTo({strength: 0.74, ...other})).toEqual({themeId: 7, theme: 'KV Cache'});
    expect(alsoCloseTo({strength: 0.75, ...other})).toBeNull();
  });

  it('is close to none without a theme of its own, or where there is no other', () => {
    expect(alsoCloseTo({strength: null, ...other})).toBeNull();
    expect(alsoCloseTo({strength: 0.5, runner_up_id: null, runner_up: null})).toBeNull();
  });
});

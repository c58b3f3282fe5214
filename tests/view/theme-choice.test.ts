import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  CHANGES,
  chooseThemes,
  CONFIDENCES,
  readThemeChoice,
  writeThemeChoice
} from '../../src/lib/view/theme-choice.ts';
import {themeTable} from '../../src/lib/view/theme-table.ts';
import {seriesOf, weeks} from './fixture.ts';

// 10 → 30, 20 → 22 and 1 → 3 of 200, as in tests/stats/change-verdict.test.ts
const series = seriesOf(weeks([200, 200]), {
  'World Models': [10, 30],
  'Reward Models': [20, 22],
  Tiny: [1, 3]
});
const rows = themeTable(
  series.map(({themeId, theme}, index) => ({
    theme_id: themeId,
    theme,
    area_id: 1,
    area: 'All of it',
    shade: 0,
    confidence: [1, 0.7, 0.1][index] ?? 0,
    papers: [40, 42, 4][index] ?? 0,
    share: 0.1,
    first_week: null,
    last_week: null,
    first_seen: null,
    since_start: false,
    rising: false,
    bursts: [],
    voted_papers: 0,
    vote_volume: 0,
    vote_share: 0,
    vote_percentile: 0.5,
    attention: 'too few papers',
    top_terms: [['simulator'], ['preference'], ['cache']][index] ?? []
  })),
  series,
  'theme'
);
const choose = (query: string) =>
  chooseThemes(rows, readThemeChoice(new URLSearchParams(query)).choice).map(({theme}) => theme);

describe('the choice of themes', () => {
  it('leaves none out by default, and keeps their order', () =>
    expect(choose('')).toEqual(['Reward Models', 'Tiny', 'World Models']));

  it('goes by words of name or terms', () => {
    expect(choose('name=models')).toEqual(['Reward Models', 'World Models']);
    expect(choose('name=MODELS+simul')).toEqual(['World Models']);
    expect(choose('name=nothing')).toEqual([]);
  });

  it('goes by size', () => expect(choose('least=42')).toEqual(['Reward Models']));

  it('goes by change', () => {
    expect(choose('change=rose')).toEqual(['World Models']);
    expect(choose('change=too+few+papers')).toEqual(['Tiny']);
  });

  it('goes by confidence', () => expect(choose('confidence=weak')).toEqual(['Tiny']));

  it('falls back from wrong values and says so', () => {
    const {choice, problems} = readThemeChoice(
      new URLSearchParams('least=-1&change=up&confidence=high')
    );
    expect(choice).toEqual({name: '', least: 0, change: 'any', confidence: 'any'});
    expect(problems).toHaveLength(3);
    expect(problems[0]).toBe('“-1” is no number of papers, so themes of any size are shown.');
  });

  it('comes back from the address that it is written to', () => {
    fc.assert(
      fc.property(
        fc.record({
          name: fc.string({maxLength: 100}).map((text) => text.trim()),
          least: fc.nat({max: 999_999_999}),
          change: fc.constantFrom(...CHANGES),
          confidence: fc.constantFrom(...CONFIDENCES)
        }),
        (choice) => {
          const parameters = new URLSearchParams(writeThemeChoice(choice));
          expect(readThemeChoice(parameters)).toEqual({choice, problems: [], faults: []});
        }
      )
    );
  });
});

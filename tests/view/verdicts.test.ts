import {describe, expect, it} from 'vitest';
import {
  countVerdicts,
  formatVerdict,
  isClear,
  titleOfVerdicts
} from '../../src/lib/view/verdicts.ts';

describe('verdicts in words', () => {
  it('are counted, none left out', () => {
    expect(countVerdicts(['rose', 'no clear change', 'rose', 'fell', 'too few papers'])).toBe(
      '2 rose, 1 fell, 1 no clear change, 1 too few papers to tell'
    );
    expect(countVerdicts([])).toBe('0 rose, 0 fell, 0 no clear change, 0 too few papers to tell');
  });

  it.each([
    [['rose', 'rose', 'fell'], '2 themes rose, 1 fell'],
    [['rose', 'fell', 'fell'], '1 theme rose, 2 fell'],
    [['fell', 'no clear change'], '1 theme fell'],
    [['no clear change', 'too few papers'], 'No theme changed beyond chance'],
    [['too few papers'], 'Too few papers to tell what changed'],
    [[], 'Too few papers to tell what changed']
  ] as const)('make the title of %j', (verdicts, title) =>
    expect(titleOfVerdicts(verdicts)).toBe(title)
  );

  it('give the number of papers when these are too few', () => {
    expect(formatVerdict('too few papers', 4)).toBe('too few papers (4)');
    expect(formatVerdict('rose', 40)).toBe('rose');
  });

  it('are clear when the theme rose or fell only', () =>
    expect((['rose', 'fell', 'no clear change', 'too few papers'] as const).map(isClear)).toEqual([
      true,
      true,
      false,
      false
    ]));
});

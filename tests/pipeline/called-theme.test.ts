import {describe, expect, it} from 'vitest';
import {calledTheme} from '../../src/lib/pipeline/curation/called-theme.ts';

const THEMES = [
  {id: 2, name: 'World Models'},
  {id: 5, name: 'Agents'},
  {id: 9, name: 'agents'},
  {id: 12, name: 'Coding Agents'}
];

describe('a theme is meant', () => {
  it('by its number, whether it is there or not, which the decision checks', () =>
    expect([calledTheme('5', THEMES), calledTheme(' 77 ', THEMES)]).toEqual([5, 77]));

  it('by its present name, whatever capitals and blanks', () =>
    expect(calledTheme(' world  models', THEMES)).toBe(2));

  it('by no name that two have', () =>
    expect(() => calledTheme('Agents', THEMES)).toThrow(
      'theme is "Agents", which themes 5 and 9 are called: give its number'
    ));

  it('by no part of a name, but names that hold a word of it are told', () => {
    expect(() => calledTheme('coding agent', THEMES)).toThrow(
      'theme is "coding agent", expected the number or the present name of a theme; ' +
        'such as "Agents" (5), "agents" (9), "Coding Agents" (12)'
    );
    expect(() => calledTheme('reefs', THEMES)).toThrow('; "export themes" lists them');
  });
});

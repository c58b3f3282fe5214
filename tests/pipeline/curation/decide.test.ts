import {describe, expect, it} from 'vitest';
import {decide, type Decision, type Shown} from '../../../src/lib/pipeline/curation/decide.ts';
import {paper} from '../papers.ts';

const PAPERS = ['a', 'b', 'c'].map((id) =>
  paper({id, title: `Paper ${id}`, abstract: id === 'c' ? 'Nothing.' : 'A coral reef.'})
);
const SHOWN: Shown = {
  themes: [
    {id: 1, name: 'Reefs'},
    {id: 4, name: 'Colors'}
  ],
  members: PAPERS,
  highestThemeId: 6
};
const decideAll = (...decisions: Decision[]) =>
  decisions.reduce((curation, decision) => decide(decision, curation, SHOWN), {
    operations: []
  } as ReturnType<typeof decide>).operations;

describe('a decision', () => {
  it('becomes the last operation', () =>
    expect(
      decideAll({do: 'rename', theme: 4, name: ' Graph  colors '}, {do: 'hide', theme: 1})
    ).toEqual([
      {do: 'rename', theme: 4, name: 'Graph colors'},
      {do: 'hide', theme: 1}
    ]));

  it('gives a split a number that no theme and no split had', () => {
    const once: Decision = {do: 'split', theme: 1, holds: 'Coral Reef', papers: []};
    const [first, second] = decideAll(once, {...once, holds: null, papers: ['c']});
    expect(first).toEqual({
      ...{do: 'split', theme: 1, into: 7, holds: 'Coral Reef'},
      ...{papers: ['a', 'b'], kept: ['c']}
    });
    expect(second).toMatchObject({into: 8, holds: null, papers: ['c'], kept: ['a', 'b']});
  });

  it('is taken back by undo', () =>
    expect(decideAll({do: 'pin', theme: 1}, {do: 'pin', theme: 4}, {do: 'undo'})).toEqual([
      {do: 'pin', theme: 1}
    ]));

  it('of a theme that is not there tells some of those that are, and where to find the others', () => {
    const themes = Array.from({length: 50}, (_, index) => ({
      id: index + 1,
      name: `Theme ${index}`
    }));
    expect(() => decide({do: 'hide', theme: 99}, {operations: []}, {...SHOWN, themes})).toThrow(
      'theme is 99, expected one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …; the page of themes and "export themes" have them all'
    );
  });

  it.each<[Decision, string]>([
    [{do: 'hide', theme: 3}, 'theme is 3, expected one of 1, 4'],
    [{do: 'merge', themes: [1], into: 2}, 'theme is 2, expected one of 1, 4'],
    [{do: 'merge', themes: [1], into: 1}, 'themes hold 1, expected other themes than into'],
    [{do: 'rename', theme: 1, name: 'colors'}, 'name is "colors", which theme 4 has already'],
    [{do: 'rename', theme: 1, name: ' '}, 'expected a name of 1 to 120 characters'],
    [
      {do: 'split', theme: 1, holds: 'magma', papers: []},
      'papers that hold "magma" are 0 of the 3 of theme 1, expected some of them, not all'
    ],
    [
      {do: 'split', theme: 1, holds: null, papers: ['a', 'b', 'c']},
      'papers listed are 3 of the 3 of theme 1, expected some of them, not all'
    ],
    [
      {do: 'split', theme: 1, holds: null, papers: ['x']},
      'paper is "x", expected papers of theme 1'
    ],
    [{do: 'undo'}, 'there is no decision that could be undone']
  ])('is refused: %j', (decision, message) => {
    expect(() => decide(decision, {operations: []}, SHOWN)).toThrow(message);
  });
});

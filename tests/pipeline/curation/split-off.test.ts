import {describe, expect, it} from 'vitest';
import type {Assignment, SplitOperation} from '../../../src/lib/model.ts';
import {mergeInto} from '../../../src/lib/pipeline/curation/merge-themes.ts';
import {splitOff} from '../../../src/lib/pipeline/curation/split-off.ts';
import {paper} from '../papers.ts';

const member = (paperId: string, themeId: number | null, runnerUpId: number | null = 9) =>
  ({
    paperId,
    themeId,
    similarity: 0.5,
    runnerUpId,
    runnerUpSimilarity: 0.25,
    strength: 0.75,
    unassigned: null,
    fitted: true
  }) satisfies Assignment;
const PAPERS = ['a', 'b', 'c', 'd', 'e'].map((id) =>
  paper({id, title: id, abstract: id === 'd' ? 'On Gaussian-splats and coral.' : 'On coral.'})
);
const SPLIT: SplitOperation = {
  do: 'split',
  theme: 5,
  into: 31,
  holds: null,
  papers: ['a'],
  kept: ['b']
};
const themesOf = (assignments: readonly Assignment[]) => assignments.map(({themeId}) => themeId);
const split = (themes: readonly (number | null)[], operation: Partial<SplitOperation> = {}) =>
  splitOff(
    {textAt: (row) => PAPERS[row]},
    themes.map((theme, row) => member(PAPERS[row]?.id ?? '', theme)),
    {...SPLIT, ...operation}
  );

describe('a split', () => {
  it('takes the papers that it names, and leaves others with the old theme', () =>
    expect(themesOf(split([5, 5, 5, 2, null]))).toEqual([31, 5, 5, 2, null]));

  it('takes those that hold the phrase word for word, the ones to come too', () =>
    expect(themesOf(split([5, 5, 5, 5, 5], {holds: 'gaussian-splats'}))).toEqual([
      31, 5, 5, 31, 5
    ]));

  it('leaves a paper that it does not name where a fit that found both themes put it', () =>
    expect(themesOf(split([5, 31, 31, 5, 5]))).toEqual([31, 5, 31, 5, 5]));

  it('makes the old theme again where a fit gave the whole the number of the new one', () =>
    expect(themesOf(split([31, 31, 31, 31, 2]))).toEqual([31, 5, 5, 5, 2]));

  it('does nothing to other themes', () =>
    expect(themesOf(split([2, 2, 3, 3, null]))).toEqual([2, 2, 3, 3, null]));

  it('has the theme that a paper was taken from as the one next to its own', () => {
    const [taken, left] = split([5, 5, 5, 5, 5]);
    expect([taken?.runnerUpId, taken?.runnerUpSimilarity]).toEqual([5, 0.5]);
    expect([left?.runnerUpId, left?.runnerUpSimilarity]).toEqual([9, 0.25]);
  });
});

describe('a merge', () => {
  it('moves papers and runners-up, and makes no theme its own runner-up', () => {
    const merged = mergeInto(
      [member('a', 7, 3), member('b', 3, 8), member('c', 7, 9), member('d', 1, 7), member('e', 1)],
      {themes: [7, 8], into: 3}
    );
    expect(merged.map(({themeId, runnerUpId}) => [themeId, runnerUpId])).toEqual([
      [3, null],
      [3, null],
      [3, 9],
      [1, 3],
      [1, 9]
    ]);
    expect(merged[0]?.runnerUpSimilarity).toBeNull();
  });
});

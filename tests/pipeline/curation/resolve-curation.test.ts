import {describe, expect, it} from 'vitest';
import type {CurationOperation} from '../../../src/lib/model.ts';
import {
  describeOperation,
  idleOperations,
  resolveCuration
} from '../../../src/lib/pipeline/curation/resolve-curation.ts';

const resolve = (...operations: CurationOperation[]) => resolveCuration({operations});
const SPLIT: CurationOperation = {
  do: 'split',
  theme: 5,
  into: 31,
  holds: null,
  papers: ['a', 'b'],
  kept: ['c']
};

describe('curation', () => {
  it('takes the last name of a theme', () =>
    expect(
      resolve(
        {do: 'rename', theme: 1, name: 'A'},
        {do: 'rename', theme: 2, name: 'B'},
        {do: 'rename', theme: 1, name: 'C'}
      ).names
    ).toEqual(
      new Map([
        [1, 'C'],
        [2, 'B']
      ])
    ));

  it('follows merges of merges to the end', () =>
    expect(
      resolve({do: 'merge', themes: [7, 9], into: 3}, {do: 'merge', themes: [3], into: 1}).merged
    ).toEqual(
      new Map([
        [7, 1],
        [9, 1],
        [3, 1]
      ])
    ));

  it('hides and pins until the opposite is asked', () => {
    const {hidden, pinned} = resolve(
      {do: 'hide', theme: 1},
      {do: 'pin', theme: 1},
      {do: 'hide', theme: 2},
      {do: 'unhide', theme: 1},
      {do: 'unpin', theme: 4}
    );
    expect([[...hidden], [...pinned]]).toEqual([[2], [1]]);
  });

  it('says each operation in words', () =>
    expect(
      [
        {do: 'rename', theme: 1, name: 'A'} as const,
        {do: 'merge', themes: [7, 9], into: 3} as const,
        SPLIT,
        {...SPLIT, holds: 'video editing'},
        {do: 'pin', theme: 4} as const
      ].map((operation) => describeOperation(operation))
    ).toEqual([
      'rename theme 1 to "A"',
      'merge themes 7, 9 into theme 3',
      'split 2 papers off theme 5 as theme 31',
      'split the papers that hold "video editing" off theme 5 as theme 31',
      'pin theme 4'
    ]));

  it('puts the names to the numbers where they are known', () => {
    const nameOf = (id: number) => (id === 3 ? 'Agents' : null);
    expect(describeOperation({do: 'merge', themes: [7], into: 3}, nameOf)).toBe(
      'merge themes 7 into theme 3 (Agents)'
    );
    expect(describeOperation({do: 'hide', theme: 3}, nameOf)).toBe('hide theme 3 (Agents)');
  });

  it('tells of operations without a theme to act on, and of no other', () => {
    const operations: CurationOperation[] = [
      {do: 'rename', theme: 12, name: 'A'},
      {do: 'merge', themes: [7, 9], into: 3},
      {do: 'merge', themes: [8], into: 4},
      {do: 'hide', theme: 3},
      {do: 'pin', theme: 9},
      SPLIT
    ];
    const idle = idleOperations(
      {operations},
      {before: new Set([1, 9, 31]), after: new Set([1, 3, 31])}
    );
    expect(idle).toEqual([
      'Operation 1 (rename theme 12 to "A") does nothing: there is no theme 12 now.',
      'Operation 3 (merge themes 8 into theme 4) does nothing: there is no such theme now.',
      'Operation 5 (pin theme 9) does nothing: there is no theme 9 now.'
    ]);
  });
});

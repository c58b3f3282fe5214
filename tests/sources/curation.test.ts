import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {CurationOperation} from '../../src/lib/model.ts';
import {readCuration, writeCuration} from '../../src/lib/sources/curation.ts';

const file = (...operations: unknown[]) => JSON.stringify({format: 1, operations});
const SPLIT = {do: 'split', theme: 5, into: 31, holds: 'video editing', papers: ['a'], kept: ['b']};

describe('the file of curation', () => {
  it('holds every kind of operation in its order', () => {
    const operations = [
      {do: 'rename', theme: 12, name: 'Reasoning'},
      {do: 'merge', themes: [7, 9], into: 3},
      SPLIT,
      {do: 'hide', theme: 4},
      {do: 'unhide', theme: 4},
      {do: 'pin', theme: 3},
      {do: 'unpin', theme: 3}
    ];
    expect(readCuration(file(...operations)).operations).toEqual(operations);
  });

  it('is written with one operation a line', () => {
    expect(writeCuration({operations: []})).toBe('{\n  "format": 1,\n  "operations": []\n}\n');
    expect(
      writeCuration({
        operations: [
          {do: 'hide', theme: 4},
          {do: 'pin', theme: 3}
        ]
      })
    ).toBe(
      '{\n  "format": 1,\n  "operations": [\n    {"do":"hide","theme":4},\n    {"do":"pin","theme":3}\n  ]\n}\n'
    );
  });

  it('makes one clean line of a name', () =>
    expect(
      readCuration(file({do: 'rename', theme: 1, name: ' World\u202e\n Models '})).operations[0]
    ).toEqual({do: 'rename', theme: 1, name: 'World Models'}));

  it.each([
    ['{', 'is not JSON: '],
    ['[]', 'record is a list, expected an object'],
    ['{"operations": []}', 'format is missing'],
    ['{"format": 2, "operations": []}', 'format is 2, expected 1'],
    ['{"format": 1, "operations": 3}', 'operations is 3, expected a list of operations'],
    [
      file({do: 'hide', theme: 1}, {do: 'delete', theme: 1}),
      'operation 2: do is "delete", expected rename, merge, split, hide, unhide, pin or unpin'
    ],
    [file({do: 'hide', theme: 1.5}), 'operation 1: theme is 1.5, expected the number of a theme'],
    [
      file({do: 'rename', theme: 1, name: ' '}),
      'operation 1: name is " ", expected a name of 1 to 120 characters'
    ],
    [
      file({do: 'rename', theme: 1, name: 'x'.repeat(121)}),
      'expected a name of 1 to 120 characters'
    ],
    [file({do: 'hide'}), 'operation 1: theme is missing'],
    [file({do: 'hide', theme: 1, them: 2}), 'operation 1: them is '],
    [file({do: 'merge', themes: [], into: 1}), 'expected at least one theme'],
    [file({...SPLIT, papers: [1]}), 'operation 1: papers.0 is 1, expected the id of a paper'],
    [file({...SPLIT, papers: []}), 'expected at least one paper'],
    [file({...SPLIT, holds: ''}), 'operation 1: holds is "", expected a phrase'],
    [file({...SPLIT, into: 5}), 'operation 1: into is 5, expected another number than theme'],
    [file(SPLIT, SPLIT), 'operation 2: into is 31, expected a number that no split made before'],
    [
      file({do: 'merge', themes: [1, 2], into: 2}),
      'operation 1: themes hold 2, expected other themes than into'
    ],
    [
      file({do: 'merge', themes: [1], into: 2}, {do: 'merge', themes: [2], into: 1}),
      'operation 2: theme 1 was merged into theme 2 before, expected a theme that is there'
    ]
  ])('refuses %s', (text, message) => {
    expect(() => readCuration(text)).toThrow(message);
  });

  it('comes back as it was written (property)', () => {
    const theme = fc.integer({min: 1, max: 99});
    const operation: fc.Arbitrary<CurationOperation> = fc.oneof(
      fc.record({
        do: fc.constant('rename' as const),
        theme,
        name: fc.stringMatching(/^[a-z]{1,9}( [a-z"\\]{1,9})?$/)
      }),
      fc.record({do: fc.constantFrom('hide', 'unhide', 'pin', 'unpin'), theme})
    );
    fc.assert(
      fc.property(fc.array(operation), (operations) => {
        expect(readCuration(writeCuration({operations}))).toEqual({operations});
      })
    );
  });
});

import {describe, expect, it} from 'vitest';
import {describeArrivals} from '../../scripts/commands/arrivals.ts';

const theme = (id: number, papers: number) => ({id, name: `Theme ${id}`, papers});

describe('what refresh tells of where papers went', () => {
  it('names ten themes, counts the others, and tells of papers without a theme and of births', () => {
    const joined = Array.from({length: 12}, (_, index) => theme(index + 1, 20 - index));
    const lines = describeArrivals({joined, born: [theme(40, 8)], unassigned: 6});
    expect(lines.slice(0, 2)).toEqual([
      '  theme  new papers  name',
      '      1          20  Theme 1'
    ]);
    expect(lines.slice(10)).toEqual([
      '     10          11  Theme 10',
      '                 19  in 2 other themes',
      '                  6  in no theme yet',
      '     40           8  Theme 40, born of what had no theme'
    ]);
  });

  it('is nothing when no paper came', () => {
    expect(describeArrivals({joined: [], born: [], unassigned: 0})).toEqual([]);
  });

  it('names the one theme that is left over as one', () => {
    const joined = Array.from({length: 11}, (_, index) => theme(index + 1, 1));
    expect(describeArrivals({joined, born: [], unassigned: 0}).at(-1)).toBe(
      '                  1  in 1 other theme'
    );
  });
});

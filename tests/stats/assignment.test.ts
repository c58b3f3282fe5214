import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {optimalAssignment, type Benefits} from '../../src/lib/stats/assignment.ts';

const total = (benefits: Benefits, assignment: readonly (number | null)[]) =>
  assignment.reduce<number>(
    (sum, column, row) => sum + (column === null ? 0 : (benefits[row]?.[column] ?? 0)),
    0
  );

/** The best total of all matchings that leave `spare` rows out, by trying every one. */
function bestTotal([row, ...rest]: Benefits, taken: readonly number[], spare: number): number {
  if (!row) return 0;
  const withRow = row.map((benefit, column) =>
    taken.includes(column) ? -Infinity : benefit + bestTotal(rest, [...taken, column], spare)
  );
  const without = spare > 0 ? bestTotal(rest, taken, spare - 1) : -Infinity;
  return Math.max(without, ...withRow);
}

const matrix = (benefit: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({min: 1, max: 6}), fc.integer({min: 1, max: 6})).chain(([rows, columns]) =>
    fc.array(fc.array(benefit, {minLength: columns, maxLength: columns}), {
      minLength: rows,
      maxLength: rows
    })
  );
// Few different values, so that ties are common.
const anyBenefits = fc.oneof(
  matrix(fc.integer({min: -3, max: 3})),
  matrix(fc.double({min: -1, max: 1, noNaN: true}))
);

describe('the optimal assignment', () => {
  it('is that of the example in the documentation of scipy', () => {
    const costs = [
      [4, 1, 3],
      [2, 0, 5],
      [3, 2, 2]
    ];
    expect(optimalAssignment(costs.map((row) => row.map((cost) => -cost)))).toEqual([1, 0, 2]);
  });

  it('gives up the best pair when that serves the whole', () => {
    const benefits = [
      [10, 9],
      [9, 0]
    ];
    expect(optimalAssignment(benefits)).toEqual([1, 0]);
  });

  it('leaves rows over when there are fewer columns, and columns when there are fewer rows', () => {
    expect(optimalAssignment([[1], [3], [2]])).toEqual([null, 0, null]);
    expect(optimalAssignment([[1, 3, 2]])).toEqual([1]);
  });

  it('is empty without rows, and of nothing without columns', () => {
    expect(optimalAssignment([])).toEqual([]);
    expect(optimalAssignment([[], []])).toEqual([null, null]);
  });

  it('keeps the order when all are equally good', () => {
    const equal = Array.from({length: 4}, () => [7, 7, 7, 7]);
    expect(optimalAssignment(equal)).toEqual([0, 1, 2, 3]);
  });

  it('is as good as the best of all matchings, and complete', () => {
    fc.assert(
      fc.property(anyBenefits, (benefits) => {
        const assignment = optimalAssignment(benefits);
        const columns = assignment.filter((column) => column !== null);
        const width = benefits[0]?.length ?? 0;
        expect(new Set(columns).size).toBe(Math.min(benefits.length, width));
        expect(columns).toHaveLength(Math.min(benefits.length, width));
        const spare = Math.max(0, benefits.length - width);
        expect(total(benefits, assignment)).toBeCloseTo(bestTotal(benefits, [], spare), 9);
      })
    );
  });

  it('finds a hidden permutation of a hundred themes', () => {
    const hidden = Array.from({length: 100}, (_, row) => (row * 37 + 11) % 100);
    const benefits = hidden.map((match) =>
      Array.from({length: 100}, (_, column) => (column === match ? 0.6 : ((column * 7) % 10) / 20))
    );
    expect(optimalAssignment(benefits)).toEqual(hidden);
  });

  it('refuses a ragged row and a benefit that is no number', () => {
    expect(() => optimalAssignment([[1, 2], [3]])).toThrow('row 1 is [3], expected 2 finite');
    expect(() => optimalAssignment([[1, NaN]])).toThrow('row 0 is [1, NaN], expected 2 finite');
  });
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {summarize} from '../../src/lib/pipeline/kmeans.ts';
import {spreadMembership} from '../../src/lib/pipeline/membership.ts';
import {normalizeRows, rowOf, type Matrix} from '../../src/lib/pipeline/numeric/matrix.ts';
import {normal, seededRandom} from '../../src/lib/pipeline/random.ts';

const SUBJECTS = [
  [1, 0, 0, 1],
  [0, 1, 0, 1],
  [0, 0, 1, 1]
];
/** Ten papers of each subject, and one that is put to the last of them and unlike all three. */
const papers = [...SUBJECTS.flatMap((one) => new Array<number[]>(10).fill(one)), [1, 1, 0, -1]];
const OWN = papers.map((_, row) => Math.min(2, Math.floor(row / 10)));
const matrix = (rows: readonly number[][]): Matrix =>
  normalizeRows({rows: rows.length, columns: 4, values: Float32Array.from(rows.flat())});
const spread = (rows: Matrix, labels: readonly number[], k: number, filled?: readonly number[]) =>
  spreadMembership(summarize(rows, Int32Array.from(labels), k), rows, {
    filled: filled ?? labels.map((_, row) => row),
    papers: labels.length + (filled ? 1 : 0)
  });

describe('membership', () => {
  it('leaves out the paper that fits no theme and names the one it is most like', () => {
    const {members, labels} = spread(matrix(papers), OWN, 3);
    expect(labels.filter((label) => label < 0).length).toBe(1);
    expect(members[30]).toMatchObject({
      theme: -1,
      similarity: null,
      strength: null,
      unassigned: 'fits no theme'
    });
    // Equally far from the first two: (1, 1, 0, −1) · (1, 0, 0, 1) = 0.
    expect(members[30]?.runnerUp).toBe(0);
    expect(members[30]?.runnerUpSimilarity).toBeCloseTo(0, 6);
  });

  it('tells similarity, runner-up and strength of the others', () => {
    const {members} = spread(matrix(papers), OWN, 3);
    expect(members[0]).toMatchObject({theme: 0, runnerUp: 2, unassigned: null});
    expect(members[0]?.similarity).toBeCloseTo(1, 6);
    expect(members[0]?.strength).toBeGreaterThan(0.99);
  });

  it('numbers the themes by the papers that stay, equal ones by their first paper', () => {
    const {labels, centroids} = spread(matrix(papers.slice(5)), OWN.slice(5), 3);
    // Of the first theme five papers are left; without the one that fits none the others have ten.
    expect([labels[0], labels[5], labels[15]]).toEqual([2, 0, 1]);
    expect(rowOf(centroids, 2)[0]).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it('leaves a paper in the theme of its cluster when only another one fits', () => {
    const clusters = [...OWN.slice(0, 30), 0];
    const {members} = spread(matrix([...papers.slice(0, 30), [-1, 0, 1, 1]]), clusters, 3);
    // Away from the first subject, which it makes the largest, near the third.
    expect(members[30]).toMatchObject({theme: 0, runnerUp: 2, unassigned: null});
    expect(members[30]?.strength).toBeLessThan(0.01);
  });

  it('has nothing to tell of a paper without terms', () => {
    const filled = papers.map((_, row) => row + 1);
    expect(spread(matrix(papers), OWN, 3, filled).members[0]).toEqual({
      theme: -1,
      similarity: null,
      runnerUp: null,
      runnerUpSimilarity: null,
      strength: null,
      unassigned: 'no terms'
    });
  });

  it('leaves no theme empty, at most a tenth of the papers out, and no runner-up its own', () => {
    const shapes = fc.record({
      seed: fc.nat(999),
      rows: fc.integer({min: 5, max: 80}),
      k: fc.integer({min: 1, max: 5})
    });
    fc.assert(
      fc.property(shapes, ({seed, rows, k}) => {
        const random = seededRandom(seed);
        const values = Float32Array.from({length: rows * 4}, () => normal(random));
        const clusters = Array.from({length: rows}, (_, row) => row % k);
        const {members, labels} = spread(normalizeRows({rows, columns: 4, values}), clusters, k);
        expect(new Set(labels.filter((label) => label >= 0)).size).toBe(k);
        expect(labels.filter((label) => label < 0).length).toBeLessThanOrEqual(rows / 10);
        expect(members.every(({theme, runnerUp}) => theme !== runnerUp)).toBe(true);
      })
    );
  });
});

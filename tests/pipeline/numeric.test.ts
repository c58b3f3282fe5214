import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {latentSpace} from '../../src/lib/pipeline/lsa.ts';
import {eigen, fixSigns, orthonormal} from '../../src/lib/pipeline/numeric/decompose.ts';
import {
  dot,
  firstColumns,
  normalizeRows,
  rowOf,
  takeRows,
  type Matrix,
  type SparseMatrix
} from '../../src/lib/pipeline/numeric/matrix.ts';
import {plainKernels} from '../../src/lib/pipeline/numeric/plain-kernels.ts';
import {wasmKernels} from '../../src/lib/pipeline/numeric/wasm-kernels.ts';
import {normal, seededRandom} from '../../src/lib/pipeline/random.ts';

const matrix = (rows: number, columns: number, values: readonly number[]): Matrix => ({
  rows,
  columns,
  values: Float32Array.from(values)
});

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = seededRandom(seed);
  return matrix(
    rows,
    columns,
    Array.from({length: rows * columns}, () => normal(random))
  );
}

/** [[1, 0, 2], [0, 0, 0], [0, 3, 0]] */
const sparse: SparseMatrix = {
  rows: 3,
  columns: 3,
  starts: Int32Array.of(0, 2, 2, 3),
  indices: Int32Array.of(0, 2, 1),
  values: Float32Array.of(1, 2, 3)
};

describe('matrices', () => {
  it('give rows and columns', () => {
    const m = matrix(2, 3, [1, 2, 3, 4, 5, 6]);
    expect([...rowOf(m, 1)]).toEqual([4, 5, 6]);
    expect([...takeRows(m, [1, 0]).values]).toEqual([4, 5, 6, 1, 2, 3]);
    expect([...firstColumns(m, 2).values]).toEqual([1, 2, 4, 5]);
  });

  it('scale rows to length one and leave rows of zeros', () => {
    const m = normalizeRows(matrix(2, 2, [3, 4, 0, 0]));
    expect([...m.values]).toEqual([Math.fround(0.6), Math.fround(0.8), 0, 0]);
  });
});

describe.each([
  ['plain', plainKernels],
  ['WebAssembly', wasmKernels]
])('the %s kernels', (_, kernels) => {
  const dense = matrix(3, 2, [1, 2, 3, 4, 5, 6]);

  it('multiply sparse by dense', () =>
    expect([...kernels.sparseTimesDense(sparse, dense).values]).toEqual([11, 14, 0, 0, 9, 12]));

  it('multiply the transpose of sparse by dense', () =>
    expect([...kernels.transposedTimesDense(sparse, dense).values]).toEqual([1, 2, 15, 18, 2, 4]));

  it('multiply dense by dense', () =>
    expect([...kernels.rotate(dense, matrix(2, 1, [10, 1])).values]).toEqual([12, 34, 56]));

  it('multiply columns by columns', () =>
    expect([...kernels.gram(dense)]).toEqual([35, 44, 44, 56]));

  it('assign each row to the nearest centroid, the first of equally near ones', () => {
    const rows = kernels.over(matrix(3, 1, [0, 1, 5]));
    expect([...rows.assign(matrix(3, 1, [2, 0, 2])).labels]).toEqual([1, 0, 0]);
  });

  it('sum the rows of each label', () => {
    const {sums, counts} = kernels.over(dense).sumByLabel(Int32Array.of(1, 1, 0), 3);
    expect([[...sums], [...counts]]).toEqual([
      [5, 6, 4, 6, 0, 0],
      [1, 2, 0]
    ]);
  });

  it('lower distances only', () => {
    const distances = Float32Array.of(1, 100, 100);
    kernels.over(dense).lowerDistances(distances, 1);
    expect([...distances]).toEqual([1, 0, 8]);
  });
});

describe('the two kinds of kernels', () => {
  it('give the same bits for every shape', () => {
    const shape = fc.record({
      n: fc.integer({min: 1, max: 600}),
      d: fc.integer({min: 1, max: 40}),
      k: fc.integer({min: 1, max: 20}),
      seed: fc.integer()
    });
    fc.assert(
      fc.property(shape, ({n, d, k, seed}) => {
        const rows = randomMatrix(n, d, seed);
        const centroids = randomMatrix(k, d, seed + 1);
        const turned = randomMatrix(d, k, seed + 2);
        const results = [plainKernels, wasmKernels].map((kernels) => {
          const over = kernels.over(rows);
          const {labels, best} = over.assign(centroids);
          const distances = new Float32Array(n).fill(Infinity);
          over.lowerDistances(distances, n - 1);
          const {sums, counts} = over.sumByLabel(labels, k);
          const products = kernels.rotate(rows, turned).values;
          return {labels, best, distances, sums, counts, products, gram: kernels.gram(rows)};
        });
        expect(results[1]).toEqual(results[0]);
      }),
      {numRuns: 30}
    );
  });
});

describe('decomposition', () => {
  it('finds the eigenvalues of a matrix worked out by hand', () => {
    const {values, vectors} = eigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([3, 1]);
    expect(Math.abs(dot(rowOf(vectors, 0), rowOf(vectors, 1)))).toBeLessThan(1e-6);
  });

  it('makes columns orthonormal, and zeros of those that depend on others', () => {
    const basis = orthonormal(matrix(3, 2, [1, 2, 1, 2, 1, 2]));
    const products = [...plainKernels.gram(basis)].map(
      (value) => Math.round(value * 1e5) / 1e5 + 0
    );
    expect(products).toEqual([1, 0, 0, 0]);
  });

  it('turns columns so that the largest entry is positive', () => {
    const m = matrix(2, 2, [1, 2, -3, 1]);
    fixSigns(m);
    expect([...m.values]).toEqual([-1, 2, 3, 1]);
  });
});

describe('latent semantic analysis', () => {
  it('keeps all of a matrix whose rank is no more than the dimensions', () => {
    const {documents, singularValues, explained} = latentSpace(sparse, {dimensions: 2, seed: 1});
    expect([...singularValues].map((value) => value.toFixed(4))).toEqual(['3.0000', '2.2361']);
    expect(explained).toBeCloseTo(1, 6);
    expect([...documents.values].map((value) => Math.round(value * 1e4) / 1e4 + 0)).toEqual([
      0, 2.2361, 0, 0, 3, 0
    ]);
  });

  it('gives the same bits for the same seed, and nearly the same space for another', () => {
    const first = latentSpace(sparse, {dimensions: 2, seed: 1}).documents.values;
    expect(latentSpace(sparse, {dimensions: 2, seed: 1}).documents.values).toEqual(first);
    latentSpace(sparse, {dimensions: 2, seed: 2}).documents.values.forEach((value, index) => {
      expect(value).toBeCloseTo(first[index] ?? NaN, 4);
    });
  });
});

describe('the seeded random numbers', () => {
  it('repeat by seed, differ between seeds and stay in [0, 1)', () => {
    const take = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({length: 1000}, random);
    };
    expect(take(1)).toEqual(take(1));
    expect(take(1).slice(0, 5)).not.toEqual(take(2).slice(0, 5));
    expect(take(3).every((value) => value >= 0 && value < 1)).toBe(true);
    expect(take(4).reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1);
  });
});

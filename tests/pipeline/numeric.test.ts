import fc from 'fast-check';
import {EVD, Matrix as MlMatrix} from 'ml-matrix';
import {describe, expect, it} from 'vitest';
import {latentSpace} from '../../src/lib/pipeline/lsa.ts';
import {fixSigns} from '../../src/lib/pipeline/numeric/fix-signs.ts';
import {clusterSizes} from '../../src/lib/pipeline/numeric/ballots.ts';
import {leadingDirections, orthonormal} from '../../src/lib/pipeline/numeric/krylov.ts';
import {
  firstColumns,
  normalizeRows,
  rowOf,
  takeRows,
  type Matrix,
  type SparseMatrix
} from '../../src/lib/pipeline/numeric/matrix.ts';
import {pivotRows} from '../../src/lib/pipeline/numeric/pivot-rows.ts';
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
    expect([...kernels.sparse(sparse).times(dense).values]).toEqual([11, 14, 0, 0, 9, 12]));

  it('multiply the transpose of sparse by dense', () =>
    expect([...kernels.sparse(sparse).transposedTimes(dense).values]).toEqual([
      1, 2, 15, 18, 2, 4
    ]));

  it('multiply dense by dense', () =>
    expect([...kernels.rotate(dense, matrix(2, 1, [10, 1])).values]).toEqual([12, 34, 56]));

  it('combine columns, project on them and take away what they hold', () => {
    const basis = kernels.basis(3, 4);
    basis.append(matrix(3, 1, [1, 0, 0]));
    basis.append(matrix(3, 1, [0, 2, 0]));
    expect(basis.columns).toBe(2);
    expect([...basis.rotate(matrix(2, 1, [10, 1])).values]).toEqual([10, 2, 0]);
    expect([...basis.project(dense)]).toEqual([1, 2, 6, 8]);
    const left = basis.without(dense, matrix(2, 2, [1, 2, 1, 1]));
    expect([...left.values]).toEqual([0, 0, 1, 2, 5, 6]);
  });

  it('assign each row to the nearest centroid, the first of equally near ones', () => {
    const rows = kernels.over(matrix(5, 1, [0, 1, 5, 2, 0]));
    rows.begin(3);
    [3, 0, 3].forEach((row, cluster) => rows.seed(cluster, row));
    expect(rows.assign()).toBe(5);
    expect([...rows.labels()]).toEqual([1, 0, 0, 0, 1]);
    expect(rows.assign()).toBe(0);
  });

  it('move centroids to the means, an empty one to the row that fits worst', () => {
    const rows = kernels.over(matrix(4, 1, [-1, 1, 3, 5]));
    rows.begin(3);
    [1, 1, 2].forEach((row, cluster) => rows.seed(cluster, row));
    rows.assign();
    // Rows −1 and 1 go to the first centroid, at 1; they fit −1.5, 0.5, 4.5 and 10.5.
    expect([...rows.labels()]).toEqual([0, 0, 2, 2]);
    expect(rows.fit()).toBe(14);
    rows.update();
    expect([...rows.centroids().values]).toEqual([0, -1, 4]);
  });

  it('sum the squared distances to the nearest seed and tell where the sum passes an amount', () => {
    const rows = kernels.over(matrix(3, 2, [1, 2, 3, 4, 5, 6]));
    rows.begin(2);
    expect(rows.seed(0, 0)).toBe(40);
    expect(rows.seed(1, 1)).toBe(8);
    expect([rows.reach(0), rows.reach(7.5), rows.reach(8)]).toEqual([2, 2, -1]);
  });

  it('find the eigenvalues and eigenvectors of a matrix worked out by hand', () => {
    const {values, vectors} = kernels.eigen(Float64Array.of(2, 1, 0, 1, 2, 0, 0, 0, 5), 3, 2);
    expect([...values].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([5, 3, 1]);
    const half = Math.SQRT1_2;
    [0, half, 0, half, 1, 0].forEach((value, index) => {
      expect(Math.abs(vectors.values[index] ?? NaN)).toBeCloseTo(value, 6);
    });
  });
});

describe('the two kinds of kernels', () => {
  const shape = fc.record({
    n: fc.integer({min: 1, max: 300}),
    d: fc.integer({min: 1, max: 40}),
    k: fc.integer({min: 1, max: 20}),
    seed: fc.integer()
  });

  it('give the same bits in k-means', () => {
    fc.assert(
      fc.property(shape, ({n, d, k, seed}) => {
        const rows = randomMatrix(n, d, seed);
        const results = [plainKernels, wasmKernels].map((kernels) => {
          const over = kernels.over(rows);
          over.begin(k);
          const totals = Array.from({length: k}, (_, cluster) => over.seed(cluster, cluster % n));
          const reached = over.reach((totals.at(-1) ?? 0) / 2);
          const changes = [over.assign()];
          for (let turn = 0; turn < 3; turn++) {
            over.update();
            changes.push(over.assign());
          }
          const result = {labels: over.labels(), centroids: over.centroids(), fit: over.fit()};
          return {totals, reached, changes, result};
        });
        expect(results[1]).toEqual(results[0]);
      }),
      {numRuns: 30}
    );
  });

  it('give the same bits in products and eigenvectors', () => {
    fc.assert(
      fc.property(shape, ({n, d, k, seed}) => {
        const block = randomMatrix(n, k, seed + 1);
        const coefficients = randomMatrix(d, k, seed + 2);
        const results = [plainKernels, wasmKernels].map((kernels) => {
          const basis = kernels.basis(n, d + 3);
          basis.append(randomMatrix(n, d, seed));
          const square = basis.project(randomMatrix(n, d, seed));
          const products = [basis.rotate(coefficients), basis.without(block, coefficients)];
          return {products, inside: basis.project(block), eigen: kernels.eigen(square, d, d)};
        });
        expect(results[1]).toEqual(results[0]);
      }),
      {numRuns: 30}
    );
  });

  it('give the same bits in products of ballots', () => {
    fc.assert(
      fc.property(shape, ({n, d: runs, k, seed}) => {
        const random = seededRandom(seed);
        const labels = Uint16Array.from({length: runs * n}, () => Math.floor(random() * k));
        const weights = Float32Array.from({length: runs * k}, () => random());
        const dense = randomMatrix(n, 1 + (k % 8), seed);
        const results = [plainKernels, wasmKernels].map((kernels) => {
          const votes = kernels.ballots({rows: n, runs, k, labels}, weights);
          const table = votes.transposedTimes(dense);
          return {table, back: votes.times(table)};
        });
        expect(results[1]).toEqual(results[0]);
      }),
      {numRuns: 30}
    );
  });

  it('give the same bits in sparse products', () => {
    fc.assert(
      fc.property(shape, ({n, d, k, seed}) => {
        const random = seededRandom(seed);
        const filled = Array.from({length: n}, () =>
          Array.from({length: d}, (_, column) => column).filter(() => random() < 0.3)
        );
        const indices = Int32Array.from(filled.flat());
        const starts = [0];
        for (const row of filled) starts.push((starts.at(-1) ?? 0) + row.length);
        const values = Float32Array.from(indices, () => normal(random));
        const sparse = {rows: n, columns: d, starts: Int32Array.from(starts), indices, values};
        const results = [plainKernels, wasmKernels].map((kernels) => {
          const over = kernels.sparse(sparse);
          const image = over.times(randomMatrix(d, k, seed));
          return {image, back: over.transposedTimes(image)};
        });
        expect(results[1]).toEqual(results[0]);
      }),
      {numRuns: 30}
    );
  });
});

describe('decomposition', () => {
  it('makes columns orthonormal, and zeros of those that depend on others', () => {
    const basis = orthonormal(matrix(3, 2, [1, 2, 1, 2, 1, 2]), 1e-5);
    expect(basis && [...basis.values].map((value) => Math.abs(value).toFixed(4))).toEqual([
      '0.5774',
      '0.0000',
      '0.5774',
      '0.0000',
      '0.5774',
      '0.0000'
    ]);
    expect(orthonormal(matrix(2, 1, [0, 0]), 0)).toBeNull();
  });

  it('finds eigenvectors that are orthonormal and give the matrix back', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 24}), fc.integer(), (size, seed) => {
        const {values: entries} = randomMatrix(size, size, seed);
        const at = (row: number, column: number) =>
          (entries[row * size + column] ?? 0) + (entries[column * size + row] ?? 0);
        const square = Float64Array.from({length: size * size}, (_, index) =>
          at(Math.floor(index / size), index % size)
        );
        const {values, vectors} = wasmKernels.eigen(square, size, size);
        const again = square.map((_, index) => {
          const left = rowOf(vectors, Math.floor(index / size));
          const right = rowOf(vectors, index % size);
          return left.reduce(
            (sum, x, each) => sum + x * (right[each] ?? 0) * (values[each] ?? 0),
            0
          );
        });
        again.forEach((value, index) => {
          expect(value).toBeCloseTo(square[index] ?? NaN, 4);
        });
        expect([...values]).toEqual([...values].sort((a, b) => b - a));
      }),
      {numRuns: 30}
    );
  });

  it('finds the eigenvalues that ml-matrix finds', () => {
    const rows = randomMatrix(30, 12, 5);
    const basis = wasmKernels.basis(30, 12);
    basis.append(rows);
    const gram = basis.project(rows);
    const {realEigenvalues} = new EVD(MlMatrix.from1DArray(12, 12, [...gram]), {
      assumeSymmetric: true
    });
    const expected = realEigenvalues.sort((a, b) => b - a);
    wasmKernels.eigen(gram, 12, 0).values.forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index] ?? NaN, 9);
    });
  });

  it('turns columns so that the largest entry is positive', () => {
    const m = matrix(2, 2, [1, 2, -3, 1]);
    fixSigns(m);
    expect([...m.values]).toEqual([-1, 2, 3, 1]);
  });
});

describe('latent semantic analysis', () => {
  it('keeps all of a matrix whose rank is no more than the dimensions', () => {
    const {documents, singularValues, explained} = latentSpace(sparse, {dimensions: 2});
    expect([...singularValues].map((value) => value.toFixed(4))).toEqual(['3.0000', '2.2361']);
    expect(explained).toBeCloseTo(1, 6);
    expect([...documents.values].map((value) => Math.round(value * 1e4) / 1e4 + 0)).toEqual([
      0, 2.2361, 0, 0, 3, 0
    ]);
  });

  it('is nearly the same from another start', () => {
    const start = (seed: number) => randomMatrix(3, 2, seed);
    const [first, other] = [1, 2].map((seed) =>
      leadingDirections(wasmKernels.sparse(sparse), start(seed), {wanted: 2, blocks: 2})
    );
    expect(first?.singularValues.length).toBe(2);
    first?.rows.values.forEach((value, index) => {
      expect(Math.abs(other?.rows.values[index] ?? NaN)).toBeCloseTo(Math.abs(value), 4);
    });
  });

  it('leaves rows of zeros at zero', () =>
    expect(
      rowOf(latentSpace(sparse, {dimensions: 3}).documents, 1).every((value) => value === 0)
    ).toBe(true));
});

describe('ballots', () => {
  // Two runs over three rows: 0 0 1 and 1 0 0.
  const ballots = {rows: 3, runs: 2, k: 2, labels: Uint16Array.of(0, 0, 1, 1, 0, 0)};

  it('count the rows of each cluster', () =>
    expect([...clusterSizes(ballots)]).toEqual([2, 1, 2, 1]));

  it.each([
    ['plain', plainKernels],
    ['WebAssembly', wasmKernels]
  ])('are multiplied as weighted ones by the %s kernels', (_, kernels) => {
    const votes = kernels.ballots(ballots, Float32Array.of(1, 10, 100, 1000));
    expect([votes.rows, votes.columns]).toEqual([3, 4]);
    expect([...votes.times(matrix(4, 1, [1, 2, 3, 4])).values]).toEqual([4001, 301, 320]);
    expect([...votes.transposedTimes(matrix(3, 1, [1, 2, 4])).values]).toEqual([3, 40, 600, 1000]);
  });

  it('take at most eight columns at a time', () =>
    expect(() =>
      wasmKernels.ballots(ballots, new Float32Array(4)).times(randomMatrix(4, 9, 1))
    ).toThrow('block has 9 columns, expected 1 to 8'));
});

describe('pivot rows', () => {
  it('are those that point furthest apart, the first of equal ones', () => {
    const rows = matrix(5, 2, [3, 0, 3, 0, 2, 2, 2, -2, 0, 3]);
    // After (3, 0) most is left of (0, 3).
    expect(pivotRows(rows, 2)).toEqual([0, 4]);
  });

  it('are all rows when as many are asked for, equal ones too', () =>
    expect(pivotRows(matrix(3, 2, [1, 0, 1, 0, 1, 0]), 3)).toEqual([0, 1, 2]));
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

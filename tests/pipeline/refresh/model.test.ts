import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readDocuments} from '../../../src/lib/pipeline/documents.ts';
import {latentSpace} from '../../../src/lib/pipeline/lsa.ts';
import type {SparseMatrix} from '../../../src/lib/pipeline/numeric/matrix.ts';
import {wasmKernels} from '../../../src/lib/pipeline/numeric/wasm-kernels.ts';
import {
  closenessFloor,
  closenessOf,
  knownParts
} from '../../../src/lib/pipeline/refresh/closeness.ts';
import {medianCohesion, pairwiseCohesion} from '../../../src/lib/pipeline/refresh/cohesion.ts';
import {stepOf, termDirections} from '../../../src/lib/pipeline/refresh/directions.ts';
import {nameHolders} from '../../../src/lib/pipeline/refresh/name-holders.ts';
import {restoreVocabulary} from '../../../src/lib/pipeline/refresh/restore-vocabulary.ts';
import {wholeRows} from '../../../src/lib/pipeline/refresh/whole-rows.ts';
import {tabulateTerms} from '../../../src/lib/pipeline/term-table.ts';
import {countTerms} from '../../../src/lib/pipeline/tf-idf.ts';
import {buildVocabulary} from '../../../src/lib/pipeline/vocabulary.ts';
import {
  packDirection,
  packFloats,
  unpackDirection,
  unpackFloats
} from '../../../src/lib/server/model-bytes.ts';
import {threeSubjects} from '../papers.ts';

const sparse = (rows: readonly (readonly number[])[]): SparseMatrix => {
  const entries = rows.map((row) =>
    row.flatMap((value, column) => (value === 0 ? [] : [{value, column}]))
  );
  return {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    starts: Int32Array.from([
      0,
      ...entries.map((_, row) => entries.slice(0, row + 1).flat().length)
    ]),
    indices: Int32Array.from(entries.flat(), ({column}) => column),
    values: Float32Array.from(entries.flat(), ({value}) => value)
  };
};

describe('the directions of terms', () => {
  it('lead from the weights of papers to their place in the latent space', () => {
    const weights = sparse([
      [1, 2, 0],
      [0, 1, 1],
      [3, 0, 1],
      [1, 1, 1]
    ]);
    const space = latentSpace(weights, {dimensions: 3});
    const projected = wasmKernels.sparse(weights).times(termDirections(weights, space));
    projected.values.forEach((value, at) => {
      // A byte for each number: a step is at most 1/127 of the largest.
      expect(Math.abs(value - (space.documents.values[at] ?? 0))).toBeLessThan(0.03);
    });
  });

  it('come back from their bytes to the bit (property)', () => {
    const row = fc.array(fc.float({noNaN: true, noDefaultInfinity: true, min: -4, max: 4}), {
      minLength: 1,
      maxLength: 9
    });
    fc.assert(
      fc.property(row, (values) => {
        const step = stepOf(Float32Array.from(values));
        const rounded = Float32Array.from(values, (value) =>
          step > 0 ? Math.round(value / step) * step + 0 : 0
        );
        const back = new Float32Array(values.length);
        unpackDirection(packDirection(rounded), back);
        expect(back).toEqual(rounded);
      }),
      {examples: [[[5.78608467346203e-39]], [[2 ** -126, 2 ** -119]]]}
    );
    expect(unpackFloats(packFloats(Float32Array.of(1.5, -2, 0)))).toEqual(
      Float32Array.of(1.5, -2, 0)
    );
  });
});

describe('the vocabulary of a fit', () => {
  it('counts in papers that come later what it counted in its own', () => {
    const papers = threeSubjects(30);
    const corpus = readDocuments(papers);
    const vocabulary = buildVocabulary(corpus);
    const {terms} = tabulateTerms(corpus, vocabulary);
    const keys = terms.filter(({weighed}) => weighed).map(({stemKey}) => stemKey);
    const later = readDocuments(papers.slice(7, 12));
    const restored = restoreVocabulary(later, keys, vocabulary.documentFrequency);
    const [all, some] = [countTerms(corpus, vocabulary), countTerms(later, restored)];
    for (let row = 0; row < 5; row++) {
      const entries = (
        {starts, indices, values}: SparseMatrix,
        at: number,
        origins?: readonly number[]
      ) =>
        Array.from(indices.slice(starts[at], starts[at + 1]), (term, place): [number, number] => [
          origins?.[term] ?? term,
          values[(starts[at] ?? 0) + place] ?? 0
        ]).sort((a, b) => a[0] - b[0]);
      expect(entries(some, row, restored.origins)).toEqual(entries(all, row + 7));
    }
  });
});

describe('how close papers are', () => {
  const table = {
    starts: Int32Array.of(0, 2, 3, 3),
    termIds: Int32Array.of(0, 2, 0),
    counts: Int32Array.of(1, 1, 1),
    titleCounts: Int32Array.of(0, 0, 0)
  };

  it('depends on how much of each the fit knows', () => {
    // Terms 0 and 1 are weighed; all three are equally rare, so that half of the squared length of the first is known.
    const known = knownParts(table, {
      documentFrequency: Int32Array.of(2, 2, 2),
      papers: 5,
      weighed: 2
    });
    expect([...known].map((value) => Number(value.toFixed(6)))).toEqual([0.707107, 1, 0]);
  });

  it('counts a term that the fit never saw as the rarest', () => {
    const seen = {documentFrequency: Int32Array.of(0, 0), papers: 5, weighed: 2};
    expect(knownParts(table, seen)[0]).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it('is the part of the row that points to the theme', () => {
    const projected = {rows: 3, columns: 2, values: Float32Array.of(0.6, 0.8, 0, 1, 1, 0)};
    const centroids = {rows: 2, columns: 2, values: Float32Array.of(2, 0, 0, 3)};
    const closeness = closenessOf(
      {projected, known: Float64Array.of(0.5, 1, 1)},
      centroids,
      [0, 1, -1]
    );
    expect([...closeness].map((value) => Number(value.toFixed(6)))).toEqual([0.3, 1, 0]);
  });

  it('has a floor that 97 of 100 papers with a theme reach', () => {
    const closeness = Float64Array.from({length: 100}, (_, row) => (100 - row) / 100);
    expect(closenessFloor(closeness, Array(100).fill(0))).toBe(0.04);
    expect(closenessFloor(closeness, Array(100).fill(-1))).toBe(0);
  });
});

describe('the cohesion of themes', () => {
  // Unit rows: two alike by 0.6, two the same, one alone.
  const rows = sparse([
    [1, 0],
    [0.6, 0.8],
    [0, 1],
    [0, 1],
    [1, 0]
  ]);

  it('is the mean cosine of two of their papers', () =>
    expect(
      pairwiseCohesion(rows, Int32Array.of(0, 0, 1, 1, 2), 3).map((value) =>
        Number(value.toFixed(6))
      )
    ).toEqual([0.6, 1]));

  it('is told by the lower median, and 1 where no theme has two papers', () => {
    expect(medianCohesion(rows, Int32Array.of(0, 0, 1, 1, -1), 2)).toBeCloseTo(0.6, 6);
    expect(medianCohesion(rows, Int32Array.of(0, -1, 1, -1, 2), 3)).toBe(1);
  });

  it('counts all terms of a paper, titles twice', () => {
    const rowsOf = wholeRows(
      {
        starts: Int32Array.of(0, 2),
        termIds: Int32Array.of(0, 1),
        counts: Int32Array.of(1, 1),
        titleCounts: Int32Array.of(1, 0)
      },
      [1, 1],
      1
    );
    // 1 + ln 2 and 1, scaled to length 1.
    expect([...rowsOf.values].map((value) => Number(value.toFixed(4)))).toEqual([0.861, 0.5085]);
  });
});

describe('the papers that hold a name', () => {
  const corpus = readDocuments([
    {title: 'World models for play', abstract: 'We learn.'},
    {title: 'On play', abstract: 'A WORLD MODELS study with a world-model and KV caches.'},
    {title: 'Worlds', abstract: 'Of models. The world. Models.'},
    {title: 'GPT-4 and reward models', abstract: ''}
  ]);
  const holders = (...names: string[]) => nameHolders(corpus, names).map((rows) => [...rows]);

  it('hold it word for word, in whatever case', () =>
    expect(holders('World Models', 'World-Model', 'KV Cache', 'KV Caches')).toEqual([
      [0, 1],
      [1],
      [],
      [1]
    ]));

  it('hold one of two terms', () =>
    expect(holders('World Models and Reward Models')).toEqual([[0, 1, 3]]));

  it('do not hold what a full stop parts', () =>
    expect(holders('Reward', 'Learn Play', 'GPT-4')).toEqual([[3], [], [3]]));
});

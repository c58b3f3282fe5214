import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {AnalysisSettings} from '../../src/lib/model.ts';
import {
  embeddingText,
  joinRows,
  principalRows,
  vectorRows
} from '../../src/lib/pipeline/embedding-space.ts';
import {
  normalizeRows,
  rowOf,
  squaredDistance,
  type Matrix
} from '../../src/lib/pipeline/numeric/matrix.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {normal, seededRandom} from '../../src/lib/pipeline/random.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {threeSubjects} from './papers.ts';

const matrix = (columns: number, ...values: number[]): Matrix => ({
  rows: values.length / columns,
  columns,
  values: Float32Array.from(values)
});
const round = ({values}: Matrix) => [...values].map((value) => Math.round(value * 1e6) / 1e6 + 0);

describe('the text that is embedded', () => {
  it('is the title and the abstract, cut where models stop reading', () => {
    expect(embeddingText({title: 'A', abstract: 'b c'})).toBe('A\nb c');
    expect(embeddingText({title: 'A', abstract: ''})).toBe('A');
    expect(embeddingText({title: 'A', abstract: 'x'.repeat(9000)}).length).toBe(8000);
  });
});

describe('vectors as rows', () => {
  const vectors = new Map([
    ['a', Float32Array.of(1, 2)],
    ['b', Float32Array.of(3, 4)],
    ['c', Float32Array.of(5)]
  ]);
  it('stand in the order of the papers', () =>
    expect(vectorRows(vectors, [{id: 'b'}, {id: 'a'}])).toEqual(matrix(2, 3, 4, 1, 2)));

  it.each([
    ['a', 'c', 'the vector of c has 1 numbers, expected 2'],
    ['a', 'd', 'the vector of d has 0 numbers, expected 2'],
    ['d', 'a', 'the vector of d has 0 numbers, expected some']
  ])('are refused for %s and %s', (first, second, message) =>
    expect(() => vectorRows(vectors, [{id: first}, {id: second}])).toThrow(message)
  );
});

describe('principal rows', () => {
  it('lie along the direction in which the vectors differ, without what they share', () => {
    // Unit rows (0.6, 0.8) and (0.8, 0.6), twice each: they differ along (1, −1) alone.
    const rows = principalRows(matrix(2, 3, 4, 4, 3, 6, 8, 8, 6), 1);
    expect(rows.columns).toBe(1);
    expect(Math.abs(rows.values[0] ?? 0)).toBeCloseTo(1, 6);
    expect(round(rows)).toEqual(
      [1, -1, 1, -1].map((sign) => sign * Math.sign(rows.values[0] ?? 0))
    );
  });

  it('keep the distances when no dimension is left out', () => {
    const random = seededRandom(5);
    const vectors = matrix(6, ...Array.from({length: 120}, () => normal(random)));
    const rows = principalRows(vectors, 6);
    const centred = normalizeRows(matrix(6, ...vectors.values));
    for (let column = 0; column < 6; column++) {
      let mean = 0;
      for (let row = 0; row < 20; row++) mean += (rowOf(centred, row)[column] ?? 0) / 20;
      for (let row = 0; row < 20; row++) {
        const values = rowOf(centred, row);
        values[column] = (values[column] ?? 0) - mean;
      }
    }
    normalizeRows(centred);
    for (let row = 1; row < 20; row++) {
      const distance = squaredDistance(rowOf(centred, 0), rowOf(centred, row));
      expect(squaredDistance(rowOf(rows, 0), rowOf(rows, row))).toBeCloseTo(distance, 3);
    }
  });

  it('leave the vectors as they are', () => {
    const vectors = matrix(2, 3, 4, 4, 3);
    principalRows(vectors, 1);
    expect([...vectors.values]).toEqual([3, 4, 4, 3]);
  });
});

describe('rows beside others', () => {
  const left = matrix(2, 3, 4, 0, 2);
  it('are unit rows of the first columns when nothing stands beside them', () =>
    expect(round(joinRows(left, 2))).toEqual([0.6, 0.8, 0, 1]));

  it('have squared distances that are the weighted mean of both', () => {
    const unit = fc
      .double({min: 0, max: Math.PI, noNaN: true})
      .map((angle) => [Math.cos(angle), Math.sin(angle)]);
    fc.assert(
      fc.property(
        fc.tuple(unit, unit, unit, unit),
        fc.double({min: 0, max: 1, noNaN: true}),
        (rows, weight) => {
          const [a, b, c, d] = rows.map((row) => row);
          const [own, other] = [
            matrix(2, ...(a ?? []), ...(b ?? [])),
            matrix(2, ...(c ?? []), ...(d ?? []))
          ];
          const joined = joinRows(own, 2, {rows: other, weight});
          const between = (one: Matrix) => squaredDistance(rowOf(one, 0), rowOf(one, 1));
          expect(between(joined)).toBeCloseTo(
            (1 - weight) * between(own) + weight * between(other),
            4
          );
        }
      )
    );
  });
});

describe('an analysis with vectors', () => {
  const PAPERS = threeSubjects(60);
  const embedding = {model: 'm', weight: 0.5, vectors: 'ab'};
  const settings: AnalysisSettings = {...DEFAULT_SETTINGS, themes: 2, embedding};
  /** Two kinds that cut across the subjects of the words: even and odd papers. */
  const vectors = new Map(
    PAPERS.map(({id}, index) => [id, Float32Array.of(1, index % 2 ? 1 : -1, 0.01 * (index % 7))])
  );
  const analyse = (weight: number, themes: number) =>
    analysePapers(
      PAPERS,
      {...settings, themes, embedding: {...embedding, weight}},
      {sha256, vectors}
    );
  const themesOf = async (weight: number, themes: number) =>
    (await analyse(weight, themes)).assignments.map(({themeId}) => themeId ?? 0);

  it('follows the vectors as far as they weigh', async () => {
    const heavy = await themesOf(0.95, 2);
    expect(new Set(heavy.filter((_, index) => index % 2 === 0)).size).toBe(1);
    expect(heavy[0]).not.toBe(heavy[1]);
    const light = await themesOf(0.05, 3);
    expect(light.slice(3)).toEqual(light.slice(0, -3));
  });

  it('finds themes of the vectors again in samples, with the vectors', async () => {
    const {themes} = await analyse(0.95, 2);
    expect(themes.map(({confidence}) => confidence > 0.9)).toEqual([true, true]);
  });

  it('has a run id of its own for each model, weight and set of vectors', async () => {
    const id = async (part: Partial<typeof embedding> | null) =>
      (
        await analysePapers(
          PAPERS,
          {...settings, embedding: part && {...embedding, ...part}},
          {sha256, vectors}
        )
      ).runId;
    const ids = [
      await id({}),
      await id({model: 'n'}),
      await id({weight: 0.4}),
      await id({vectors: 'cd'}),
      await id(null)
    ];
    expect(new Set(ids).size).toBe(5);
  });

  it('plays no part when the settings name no embedding', async () => {
    const plain = {...settings, embedding: null};
    expect(await analysePapers(PAPERS, plain, {sha256, vectors})).toEqual(
      await analysePapers(PAPERS, plain, {sha256})
    );
  });

  it('refuses to go without the vectors that its settings name', async () =>
    expect(analysePapers(PAPERS, settings, {sha256})).rejects.toThrow('expected some'));
});

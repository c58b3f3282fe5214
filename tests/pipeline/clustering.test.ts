import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {consensusClusters, votingRuns} from '../../src/lib/pipeline/consensus.ts';
import {clusterRows, nearestCentroids, summarize} from '../../src/lib/pipeline/kmeans.ts';
import {normalizeRows, type Matrix} from '../../src/lib/pipeline/numeric/matrix.ts';
import {normal, seededRandom} from '../../src/lib/pipeline/random.ts';
import {inlineExecutor, type Executor} from '../../src/lib/pipeline/step.ts';
import {
  candidates,
  chooseThemeCount,
  simplifiedSilhouette,
  themeCountsToTry
} from '../../src/lib/pipeline/theme-count.ts';
import {tryThemeCounts} from '../../src/lib/pipeline/theme-trials.ts';
import {adjustedRandIndex} from '../../src/lib/stats/agreement.ts';

/** Rows around so many well separated centres, in turn. */
function clouds(rows: number, k: number, spread = 0.15): Matrix {
  const random = seededRandom(rows + k);
  const columns = 8;
  const centres = Array.from({length: k * columns}, () => normal(random));
  const values = Array.from({length: rows * columns}, (_, index) => {
    const centre = Math.floor(index / columns) % k;
    return (centres[centre * columns + (index % columns)] ?? 0) + spread * normal(random);
  });
  return normalizeRows({rows, columns, values: Float32Array.from(values)});
}

const truth = (rows: number, k: number) => Array.from({length: rows}, (_, row) => row % k);

describe('k-means', () => {
  it('finds clouds that lie apart', async () => {
    const {labels} = clusterRows(clouds(120, 4), {k: 4, seed: 1, restarts: 5});
    expect(adjustedRandIndex(labels, truth(120, 4))).toBe(1);
  });

  it('gives means and inertia worked out by hand', () => {
    const rows = {rows: 4, columns: 1, values: Float32Array.of(0, 2, 10, 14)};
    const {centroids, inertia} = clusterRows(rows, {k: 2, seed: 1, restarts: 3});
    expect([...centroids.values].sort((a, b) => a - b)).toEqual([1, 12]);
    expect(inertia).toBe(10);
  });

  it('repeats by seed and takes other runs for another seed', () => {
    const rows = clouds(200, 9, 1);
    const run = (seed: number) => clusterRows(rows, {k: 5, seed, restarts: 1}).labels;
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('never leaves the best of fewer restarts behind', () => {
    const rows = clouds(150, 9, 1);
    const inertia = (restarts: number) => clusterRows(rows, {k: 6, seed: 3, restarts}).inertia;
    expect(inertia(8)).toBeLessThanOrEqual(inertia(1));
  });

  it('fills every cluster when all rows are equal', () => {
    const rows = {rows: 5, columns: 2, values: new Float32Array(10).fill(1)};
    expect(clusterRows(rows, {k: 2, seed: 1, restarts: 1}).inertia).toBe(0);
  });

  it.each([0, 6])('refuses k = %i for five rows', (k) => {
    const rows = clouds(5, 2);
    expect(() => clusterRows(rows, {k, seed: 1, restarts: 1})).toThrow(
      `k is ${k}, expected a number of clusters from 1 to 5 (the rows)`
    );
  });

  it('assigns every row to its nearest centroid', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 60}), fc.integer({min: 1, max: 8}), (n, wanted) => {
        const k = Math.min(n, wanted);
        const space = clouds(n, 3, 0.8);
        const {labels, centroids} = clusterRows(space, {k, seed: n, restarts: 1});
        expect(labels.every((label) => label >= 0 && label < k)).toBe(true);
        expect(summarize(space, labels, k).centroids).toEqual(centroids);
      }),
      {numRuns: 50}
    );
  });
});

describe('the nearest centroid', () => {
  it('is that of the least distance, of equal ones the first', () => {
    const centroids = {rows: 3, columns: 2, values: Float32Array.of(0, 0, 4, 0, 4, 0)};
    const rows = {rows: 4, columns: 2, values: Float32Array.of(1, 1, 3, 9, 2, 0, 5, -1)};
    expect([...nearestCentroids(rows, centroids)]).toEqual([0, 1, 0, 1]);
  });

  it('is found in every chunk of many rows', () => {
    const rows = {rows: 20_001, columns: 1, values: new Float32Array(20_001).fill(3)};
    rows.values[20_000] = -1;
    const labels = nearestCentroids(rows, {rows: 2, columns: 1, values: Float32Array.of(-2, 2)});
    expect(labels.lastIndexOf(0)).toBe(20_000);
    expect(labels.indexOf(0)).toBe(20_000);
  });
});

describe('consensus', () => {
  it('finds clouds that lie apart', async () => {
    const {labels} = await consensusClusters(clouds(150, 5), {k: 5, seed: 1, runs: 10});
    expect(adjustedRandIndex(labels, truth(150, 5))).toBe(1);
  });

  it('agrees more between seeds than single runs do', async () => {
    const rows = clouds(400, 10, 1.2);
    const seeds = [1, 2, 3, 4];
    const agreement = (labellings: readonly Int32Array[]) => {
      const pairs = labellings.flatMap((a, i) =>
        labellings.slice(i + 1).map((b) => [a, b] as const)
      );
      return pairs.reduce((sum, [a, b]) => sum + adjustedRandIndex(a, b), 0) / pairs.length;
    };
    const single = seeds.map((seed) => clusterRows(rows, {k: 8, seed, restarts: 1}).labels);
    const agreed = await Promise.all(
      seeds.map(async (seed) => (await consensusClusters(rows, {k: 8, seed, runs: 60})).labels)
    );
    expect(agreement(agreed)).toBeGreaterThan(agreement(single) + 0.1);
  });

  it('takes fewer runs for more rows, within bounds', () =>
    expect([100, 1492, 3000, 1e6].map((rows) => votingRuns(rows, 'wasm'))).toEqual([
      400, 400, 141, 60
    ]));

  it('clusters some of very many rows and puts all to the nearest', async () => {
    const voted: number[] = [];
    const executor: Executor = {
      map: (step, inputs) => {
        voted.push(...inputs.map((input) => (input as {space: Matrix}).space.rows));
        return inlineExecutor.map(step, inputs);
      }
    };
    const rows = clouds(600, 5);
    const options = {k: 5, seed: 1, runs: 10, mostRows: 100};
    const {labels, centroids} = await consensusClusters(rows, options, {executor});
    expect(new Set(voted)).toEqual(new Set([100]));
    expect(adjustedRandIndex(labels, truth(600, 5))).toBe(1);
    expect(centroids).toEqual(summarize(rows, labels, 5).centroids);
  });

  it('tells after every few runs how far it is', async () => {
    const seen: number[] = [];
    const onRun = (done: number) => seen.push(done);
    await consensusClusters(clouds(30, 2), {k: 2, seed: 1, runs: 12}, {onRun});
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('the number of themes', () => {
  it('is tried from 2 to one theme for every 40 papers, more for few papers, at most 60', () => {
    expect(themeCountsToTry(20)).toEqual([2, 3]);
    expect(themeCountsToTry(34)).toEqual([2, 3, 4]);
    expect(themeCountsToTry(800).at(-1)).toBe(20);
    expect(themeCountsToTry(1492).at(-1)).toBe(37);
    expect(themeCountsToTry(1_000_000).at(-1)).toBe(60);
  });

  const trial = (themes: number, silhouette: number, stability: number | null = null) => ({
    themes,
    silhouette,
    stability,
    inertia: 1
  });

  it('is one of the five best whose silhouette reaches 92 % of the best', () => {
    expect(candidates([trial(2, 0.1), trial(5, 0.185), trial(9, 0.2)])).toEqual([5, 9]);
    expect(candidates([trial(2, 0.1), trial(5, 0.183), trial(9, 0.2)])).toEqual([9]);
    const many = [0.2, 0.191, 0.2, 0.192, 0.2, 0.193].map((each, place) => trial(2 + place, each));
    expect(candidates(many)).toEqual([2, 4, 5, 6, 7]);
    expect(candidates([trial(2, 0), trial(3, 0)])).toEqual([2, 3]);
  });

  it('is the smallest of these that is as stable as any, but for 0.02 of noise', () => {
    const few = trial(2, 0.1, 1);
    expect(chooseThemeCount([few, trial(5, 0.191, 0.8), trial(9, 0.2, 0.7)])).toBe(5);
    expect(chooseThemeCount([few, trial(5, 0.191, 0.77), trial(9, 0.2, 0.8)])).toBe(9);
    expect(chooseThemeCount([few, trial(5, 0.191, 0.79), trial(9, 0.2, 0.8)])).toBe(5);
    expect(chooseThemeCount([few, trial(5, 0.191, 0.8), trial(9, 0.2, 0.8)])).toBe(5);
    expect(() => chooseThemeCount([])).toThrow('trials are empty');
  });

  it('rests on a silhouette worked out by hand', () => {
    const rows = {rows: 3, columns: 1, values: Float32Array.of(0, 2, 6)};
    const clustering = summarize(rows, Int32Array.of(0, 0, 1), 2);
    // Centroids 1 and 6: (6 − 1) / 6, (4 − 1) / 4 and (5 − 0) / 5.
    expect(simplifiedSilhouette(rows, clustering)).toBeCloseTo((5 / 6 + 3 / 4 + 1) / 3, 12);
  });

  it('is that of the clouds when they lie apart, without asking for stability', async () => {
    const rows = clouds(200, 4, 0.05);
    const trials = await tryThemeCounts({rows, latent: rows});
    expect(chooseThemeCount(trials)).toBe(4);
    expect(trials.map(({stability}) => stability)).toEqual(trials.map(() => null));
  });

  it('has a stability where the silhouette leaves more than one', async () => {
    const rows = clouds(400, 12, 0.5);
    const trials = await tryThemeCounts({rows, latent: rows});
    const asked = trials.filter(({stability}) => stability !== null);
    expect(asked.map(({themes}) => themes)).toEqual(candidates(trials));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.every(({stability}) => (stability ?? 0) > 0 && (stability ?? 2) <= 1)).toBe(true);
  });
});

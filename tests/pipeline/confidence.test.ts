import {describe, expect, it} from 'vitest';
import {
  clusterSamples,
  sampleStep,
  themeConfidence,
  type SampleTask
} from '../../src/lib/pipeline/confidence.ts';
import {normalizeRows, type Matrix} from '../../src/lib/pipeline/numeric/matrix.ts';
import {normal, seededRandom} from '../../src/lib/pipeline/random.ts';
import type {Resample} from '../../src/lib/stats/resampling.ts';

/** Thirty rows around each of three axes and, as the last sixty, a cloud around a fourth. */
function clouds(): Matrix {
  const random = seededRandom(5);
  const columns = 7;
  const values = Float32Array.from({length: 150 * columns}, (_, index) => {
    const axis = Math.min(3, Math.floor(index / columns / 30));
    return Number(index % columns === axis) + 0.12 * normal(random);
  });
  return normalizeRows({rows: 150, columns, values});
}
const ROWS = clouds();
const CLOUDS = Array.from({length: 150}, (_, row) => Math.min(3, Math.floor(row / 30)));

type Run = Parameters<typeof clusterSamples>[1];
const confidence = async (
  {themes, ...task}: SampleTask & {themes: readonly number[]},
  run?: Run
): Promise<number[]> => themeConfidence(await clusterSamples(task, run), {themes, k: task.k});

describe('the confidence of themes', () => {
  it('is 1 where every sample finds them again', async () =>
    expect(await confidence({rows: ROWS, themes: CLOUDS, k: 4, seed: 1})).toEqual([1, 1, 1, 1]));

  it('is low for the parts of what is one, and high for what is apart from it', async () => {
    // The last cloud is torn in two at random; k-means tears it elsewhere in every sample.
    const torn = CLOUDS.map((cloud, row) => (cloud === 3 ? 3 + (row % 2) : cloud));
    const [first, , , half, other] = await confidence({
      rows: ROWS,
      themes: torn,
      k: 5,
      seed: 1
    });
    expect(first).toBeGreaterThan(0.9);
    expect([half, other].map((value) => (value ?? 1) < 0.6)).toEqual([true, true]);
  });

  it('asks nothing of papers without a theme', async () => {
    // Without them each theme is found whole; counted as members they would not lie together.
    const some = CLOUDS.map((cloud, row) => (row % 3 === 0 ? -1 : cloud));
    expect(await confidence({rows: ROWS, themes: some, k: 4, seed: 1})).toEqual([1, 1, 1, 1]);
  });

  it('is told by samples of 80 % of the papers, at most 5,000', () => {
    const sizeOf = (papers: number) => {
      const values = Float32Array.from({length: papers}, (_, row) => (row % 2 === 0 ? 1 : -1));
      return sampleStep.run({rows: {rows: papers, columns: 1, values}, k: 2, seed: 1}) as Resample;
    };
    expect(sizeOf(100).items).toHaveLength(80);
    expect(sizeOf(12_000).items).toHaveLength(5000);
  });

  it('repeats by seed and draws other samples for another', async () => {
    const torn = CLOUDS.map((cloud, row) => (cloud === 3 ? 3 + (row % 2) : cloud));
    const run = (seed: number) => confidence({rows: ROWS, themes: torn, k: 5, seed});
    const first = await run(1);
    expect(await run(1)).toEqual(first);
    expect(await run(2)).not.toEqual(first);
  });

  it('is known for every theme of as many themes as papers, and tells how far it is', async () => {
    const seen: string[] = [];
    const rows = {rows: 3, columns: 3, values: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)};
    const onSample = (done: number, all: number) => seen.push(`${done} of ${all}`);
    const found = await confidence({rows, themes: [0, 1, 2], k: 3, seed: 1}, {onSample});
    expect(found).toEqual([1, 1, 1]);
    expect([seen.length, seen.at(-1)]).toEqual([10, '10 of 10']);
  });
});

import {afterEach, describe, expect, it, vi} from 'vitest';
import type {PaperPositions} from '../../src/lib/model.ts';
import {intoSquare, projectPapers} from '../../src/lib/pipeline/projection.ts';
import {seededRandom} from '../../src/lib/pipeline/random.ts';

/** Unit rows around three directions at right angles, in turn. */
function threeGroups(count: number) {
  const random = seededRandom(7);
  const values = new Float32Array(count * 3);
  for (let row = 0; row < count; row++) {
    const vector = [0, 1, 2].map((axis) => (axis === row % 3 ? 1 : 0) + 0.2 * random());
    const length = Math.hypot(...vector);
    vector.forEach((value, axis) => (values[row * 3 + axis] = value / length));
  }
  return {rows: count, columns: 3, values};
}

const project = (count: number, {seed = 1, most = count} = {}) =>
  projectPapers(threeGroups(count), {
    papers: Array.from({length: count}, (_, row) => row * 2),
    ...{seed, most}
  });

/** How many of the papers have one of their own group as the nearest on the map. */
function besideTheirOwn({x, y}: PaperPositions): number {
  const nearest = (row: number) => {
    const distances = [...x].map((_, other) =>
      other === row
        ? Infinity
        : Math.hypot((x[row] ?? 0) - (x[other] ?? 0), (y[row] ?? 0) - (y[other] ?? 0))
    );
    return distances.indexOf(Math.min(...distances));
  };
  return [...x.keys()].filter((row) => nearest(row) % 3 === row % 3).length;
}

describe('the map of papers', () => {
  it('is the same bytes for a seed, and another for another', async () => {
    const [one, again, other] = [
      await project(60),
      await project(60),
      await project(60, {seed: 2})
    ];
    expect(again).toEqual(one);
    expect(other.x).not.toEqual(one.x);
  });

  it('fills the square from −1 to 1 and names the paper of each place', async () => {
    const {paper, x, y} = await project(60);
    expect([...paper.slice(0, 3)]).toEqual([0, 2, 4]);
    expect([x.length, y.length]).toEqual([60, 60]);
    const most = Math.max(...[...x, ...y].map(Math.abs));
    expect(most).toBeCloseTo(1, 5);
  });

  it('keeps like papers together: the nearest on the map is of the same group', async () => {
    expect(besideTheirOwn(await project(90))).toBeGreaterThanOrEqual(85);
  });

  it('lays out a part of many papers, and puts the others between those of their group', async () => {
    const [one, again] = [await project(120, {most: 60}), await project(120, {most: 60})];
    expect(again).toEqual(one);
    expect([...one.x, ...one.y].every(Number.isFinite)).toBe(true);
    expect(besideTheirOwn(one)).toBeGreaterThanOrEqual(112);
  });

  it('is drawn for as few papers as can be analysed', async () => {
    const {x, y} = await project(20);
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
  });
});

const UMAP = '../../src/lib/pipeline/umap.ts';

/** Draws maps as a thread does that has drawn none, and tells when UMAP begins and ends with how many rows. */
async function overheard() {
  const told: string[] = [];
  vi.resetModules();
  vi.doMock(
    UMAP,
    async (original: () => Promise<typeof import('../../src/lib/pipeline/umap.ts')>) => {
      const {umap} = await original();
      return {
        umap: async (...[matrix, seed]: Parameters<typeof umap>) => {
          told.push(`begins ${matrix.rows}`);
          const places = await umap(matrix, seed);
          told.push(`ends ${matrix.rows}`);
          return places;
        }
      };
    }
  );
  const {projectPapers: draw} = await import('../../src/lib/pipeline/projection.ts');
  return {told, draw};
}

describe('maps that one thread is asked for at once', () => {
  afterEach(() => {
    vi.doUnmock(UMAP);
    vi.resetModules();
  });
  const options = {papers: [], seed: 1};

  it('are drawn one after the other, as the package has one memory for all of them', async () => {
    const {told, draw} = await overheard();
    await Promise.all([draw(threeGroups(60), options), draw(threeGroups(30), options)]);
    expect(told).toEqual(['begins 60', 'ends 60', 'begins 30', 'ends 30']);
  });

  it('do not wait for ever when one before them fails', async () => {
    const {told, draw} = await overheard();
    const broken = {...threeGroups(60), values: new Float32Array(3)};
    const maps = [draw(broken, options), draw(threeGroups(30), options)];
    expect((await Promise.allSettled(maps)).map(({status}) => status)).toEqual([
      'rejected',
      'fulfilled'
    ]);
    expect(told).toEqual(['begins 60', 'begins 30', 'ends 30']);
  });
});

describe('the square', () => {
  it('keeps the proportions of both directions', () =>
    // From 0 to 4 across and 1 to 3 up: the middle is (2, 2), the larger half 2.
    expect([...intoSquare(Float32Array.of(0, 1, 4, 3, 2, 2))]).toEqual([-1, -0.5, 1, 0.5, 0, 0]));
  it('takes places that all lie in one point', () =>
    expect([...intoSquare(Float32Array.of(3, 4, 3, 4))]).toEqual([0, 0, 0, 0]));
});

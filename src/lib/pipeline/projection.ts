import type {PaperPositions} from '../model.ts';
import {subsample} from '../stats/resampling.ts';
import {takeRows, type Matrix} from './numeric/matrix.ts';
import {placeByNeighbours, positionsAt} from './place-by-neighbours.ts';
import {seededRandom} from './random.ts';
import type {Step} from './step.ts';
import {umap} from './umap.ts';

/** Moves and scales places into the square from −1 to 1, the same in both directions; what lies in one point goes to 0. */
export function intoSquare(places: Float32Array): Float32Array {
  const ends = [0, 1].map((axis) => {
    let [least, most] = [Infinity, -Infinity];
    for (let at = axis; at < places.length; at += 2) {
      least = Math.min(least, places[at] ?? 0);
      most = Math.max(most, places[at] ?? 0);
    }
    return {middle: (least + most) / 2, half: (most - least) / 2};
  });
  const half = Math.max(...ends.map((end) => end.half)) || 1;
  return places.map((place, at) => (place - (ends[at % 2]?.middle ?? 0)) / half);
}

/** So many papers are laid out at once; of more the others go beside those that are most like them. */
const MOST_LAID_OUT = 15_000;
/** Which papers these are is no matter of the user's chance. */
const DRAWING_SEED = 1;

/** Settled when no map is being drawn in this thread. */
let drawn: Promise<unknown> = Promise.resolve();

/** Two maps at once damage each other as soon as memory is tidied: the package has one memory for all of a thread. */
function inTurn<T>(draw: () => Promise<T>): Promise<T> {
  const own = drawn.then(draw);
  drawn = own.catch(() => undefined);
  return own;
}

const layOut = (rows: Matrix, seed: number): Promise<Float32Array> =>
  inTurn(() => umap(rows, seed));

/** A sample is laid out, and every other row put beside it. */
async function layOutSample(rows: Matrix, seed: number, most: number): Promise<Float32Array> {
  const known = subsample(rows.rows, most, seededRandom(DRAWING_SEED));
  return placeByNeighbours({rows, known, places: await layOut(takeRows(rows, known), seed)});
}

/**
 * Lays unit rows out on a plane, so that near ones stay near; a seed gives the same bytes everywhere. `papers` holds
 * the paper of each row. Of more than `most` rows so many, drawn at random, are laid out, and the others put
 * between those that are most like them.
 */
export async function projectPapers(
  rows: Matrix,
  {papers, seed, most = MOST_LAID_OUT}: {papers: readonly number[]; seed: number; most?: number}
): Promise<PaperPositions> {
  const places = intoSquare(
    rows.rows > most ? await layOutSample(rows, seed, most) : await layOut(rows, seed)
  );
  return positionsAt(papers, places);
}

/** The fewest rows that can be drawn: by them the library is loaded and compiled. */
const FEWEST = 20;
function drawSomething(): Promise<PaperPositions> {
  const values = Float32Array.from({length: FEWEST * FEWEST}, (_, at) =>
    Number(at % (FEWEST + 1) === 0)
  );
  const papers = Array.from({length: FEWEST}, (_, row) => row);
  return projectPapers({rows: FEWEST, columns: FEWEST, values}, {papers, seed: 1});
}

/** The map as a step of its own, since a single thread draws it. */
export const projectionStep: Step<
  {readonly rows: Matrix; readonly papers: readonly number[]; readonly seed: number},
  PaperPositions
> = {
  name: 'projection',
  version: 2,
  prepare: drawSomething,
  run: ({rows, ...options}) => projectPapers(rows, options)
};

import type {Matrix} from './numeric/matrix.ts';

/** Neighbours that a row is held to, and rounds in which places are bettered. */
const NEIGHBOURS = 10;
const ROUNDS = 50;
/** Rows that each one is held apart from in a round, for each neighbour. */
const STRANGERS = 3;

/**
 * UMAP by cosine (McInnes, Healy and Melville 2018), in WebAssembly on one thread: x and y of each row. Must not run
 * twice at once in a thread.
 */
export async function umap({rows, columns, values}: Matrix, seed: number): Promise<Float32Array> {
  // The package names no path for its UMAP alone, and its root imports components that need a browser. It is large:
  // only the thread that draws a map loads it.
  const {createUMAP} = await import('../../../node_modules/embedding-atlas/dist/umap.js');
  const drawing = await createUMAP(rows, columns, 2, values, {
    metric: 'cosine',
    nNeighbors: Math.min(NEIGHBOURS, rows - 1),
    nEpochs: ROUNDS,
    negativeSampleRate: STRANGERS,
    gpu: false,
    seed
  });
  try {
    await drawing.run();
    return new Float32Array(drawing.embedding);
  } finally {
    drawing.destroy();
  }
}

import {bestRun, ClusterRows, summarize, type ClusterEngine, type Clustering} from './kmeans.ts';
import {joinRows, type Beside} from './embedding-space.ts';
import {latentSpace} from './lsa.ts';
import {normalizeRows, type Matrix, type SparseMatrix} from './numeric/matrix.ts';

export interface ConsensusOptions {
  readonly k: number;
  readonly seed: number;
  readonly engine?: ClusterEngine;
  /** Rows of another origin that every run sees whole. */
  readonly beside?: Beside;
  /** Runs of k-means that vote. */
  readonly runs?: number;
  /** Runs of the k-means that ends the vote. */
  readonly restarts?: number;
  /** Told after each run. */
  readonly onRun?: (done: number, all: number) => void;
}

/** ml-kmeans is too slow for as many runs as the kernels can do. */
const REFERENCE_RUNS = 12;
const LEAST_RUNS = 60;
const MOST_RUNS = 200;
/** Large corpora settle with fewer runs: so many rows are clustered in all, within those bounds. */
const ROWS_IN_ALL = 300_000;

/** The number of runs that vote, which depends on the number of rows alone. */
export function votingRuns(rows: number, engine: ClusterEngine): number {
  if (engine === 'ml-kmeans') return REFERENCE_RUNS;
  return Math.min(MOST_RUNS, Math.max(LEAST_RUNS, Math.round(ROWS_IN_ALL / rows)));
}

/** What the runs take of the latent dimensions in turn: agreement over several is worth more. */
const WIDTHS = [0.6, 1, 1.4];

/** The dimensions that a consensus around so many of them needs at most. */
export const consensusDimensions = (dimensions: number): number =>
  Math.round(dimensions * Math.max(...WIDTHS));

/** Far from any seed that a user picks, so that the two kinds of runs never share their chance. */
const VOTE_SEED = 104_729;
const FINAL_RESTARTS = 60;

/**
 * The labels of all runs side by side as ones: row by row a 1 for each run, in the column of its
 * cluster. Columns are weighted by 1/√size, so that small clusters count as much as large ones.
 */
function votes(labellings: readonly Int32Array[], k: number): SparseMatrix {
  const rows = labellings[0]?.length ?? 0;
  const runs = labellings.length;
  const sizes = new Int32Array(runs * k);
  const indices = new Int32Array(rows * runs);
  labellings.forEach((labels, run) =>
    labels.forEach((label, row) => {
      const column = run * k + label;
      indices[row * runs + run] = column;
      sizes[column] = (sizes[column] ?? 0) + 1;
    })
  );
  return {
    rows,
    columns: runs * k,
    starts: Int32Array.from({length: rows + 1}, (_, row) => row * runs),
    indices,
    values: Float32Array.from(indices, (column) => 1 / Math.sqrt(sizes[column] ?? 1))
  };
}

/**
 * Clusters by the consensus of many cheap k-means runs: papers that the runs put together end up
 * together. A hypergraph cut by the singular vectors of the votes (Strehl and Ghosh 2002, in the
 * spectral form of Fern and Brodley 2004).
 */
export async function consensusClusters(
  space: Matrix,
  {
    k,
    seed,
    engine = 'kernels',
    beside,
    runs = votingRuns(space.rows, engine),
    restarts = FINAL_RESTARTS,
    onRun = () => undefined
  }: ConsensusOptions
): Promise<Clustering> {
  const widest = Math.max(...WIDTHS);
  const spaces = WIDTHS.map((width) =>
    Math.max(1, Math.round((space.columns * width) / widest))
  ).map((columns) => new ClusterRows(joinRows(space, columns, beside)));
  const labellings: Int32Array[] = [];
  for (let run = 0; run < runs; run++) {
    const rows = spaces[run % spaces.length];
    if (!rows) break;
    labellings.push(bestRun(rows, {k, seed: seed * VOTE_SEED + run, restarts: 1, engine}));
    onRun(run + 1, runs);
  }
  const agreed = latentSpace(votes(labellings, k), {dimensions: k, seed});
  const labels = bestRun(new ClusterRows(normalizeRows(agreed.documents)), {
    k,
    seed,
    engine,
    restarts
  });
  return summarize(joinRows(space, space.columns, beside), labels, k);
}

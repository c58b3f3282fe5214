/** The clusters that several runs give the same rows, a vote each on which rows belong together. */
export interface Ballots {
  readonly rows: number;
  readonly runs: number;
  /** Clusters of each run. */
  readonly k: number;
  /** Run by run the cluster of each row, 0 to k − 1. */
  readonly labels: Uint16Array;
}

/** Rows in each cluster of each run. */
export function clusterSizes({rows, runs, k, labels}: Ballots): Int32Array {
  const sizes = new Int32Array(runs * k);
  labels.forEach((label, index) => sizes[Math.floor(index / rows) * k + label]!++);
  return sizes;
}

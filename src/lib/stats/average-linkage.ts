/** What is to be clustered: single items, and groups that were found before. */
export interface LinkageInput {
  /** Mean similarity of each two of them, symmetric, row by row. */
  readonly similarity: Float64Array;
  /** Items in each: 1 for a single item. */
  readonly sizes: readonly number[];
  /** The first so many are groups, no two of which may be joined. */
  readonly groups: number;
}

/** Clusters under way: which are left, and the most similar other one of each. */
class Linkage {
  readonly #width: number;
  readonly #groups: number;
  readonly #similarity: Float64Array;
  readonly #sizes: number[];
  readonly #nearest: Int32Array;
  readonly active: number[];

  constructor({similarity, sizes, groups}: LinkageInput) {
    this.#width = sizes.length;
    this.#groups = groups;
    this.#similarity = similarity.slice();
    this.#sizes = [...sizes];
    this.#nearest = new Int32Array(sizes.length).fill(-1);
    this.active = Array.from(sizes.keys());
    for (const cluster of this.active) this.#findNearest(cluster);
  }

  /** Of two groups it is below any similarity. */
  at(a: number, b: number): number {
    if (a < this.#groups && b < this.#groups) return -Infinity;
    return this.#similarity[a * this.#width + b] ?? 0;
  }

  #findNearest(cluster: number): void {
    let best = -1;
    for (const other of this.active) {
      if (other === cluster) continue;
      if (best < 0 || this.at(cluster, other) > this.at(cluster, best)) best = other;
    }
    this.#nearest[cluster] = best;
  }

  /** The two most similar clusters, the lower number first; of equally similar ones the first. */
  closest(): readonly [number, number] | null {
    let found: readonly [number, number] | null = null;
    for (const cluster of this.active) {
      const other = this.#nearest[cluster] ?? -1;
      if (other < 0 || (found && this.at(cluster, other) <= this.at(...found))) continue;
      found = cluster < other ? [cluster, other] : [other, cluster];
    }
    return found;
  }

  /** Takes the second cluster into the first. */
  join(a: number, b: number): void {
    this.active.splice(this.active.indexOf(b), 1);
    const [sizeA, sizeB] = [this.#sizes[a] ?? 0, this.#sizes[b] ?? 0];
    for (const other of this.active) {
      // A single item that joins a group must not bring its likeness to other groups along.
      if (other === a || this.at(a, other) === -Infinity) continue;
      const mean = (sizeA * this.at(a, other) + sizeB * this.at(b, other)) / (sizeA + sizeB);
      this.#similarity[a * this.#width + other] = mean;
      this.#similarity[other * this.#width + a] = mean;
    }
    this.#sizes[a] = sizeA + sizeB;
    for (const cluster of this.active) {
      const nearest = this.#nearest[cluster] ?? -1;
      const isStale = cluster === a || nearest === a || nearest === b;
      if (isStale || this.at(cluster, a) > this.at(cluster, nearest)) this.#findNearest(cluster);
    }
  }
}

/**
 * Agglomerative clustering by average linkage (Sokal and Michener 1958): the two clusters whose
 * members are most similar on average are joined, as long as they are by `floor` or more.
 *
 * @returns for each item or group the number of the first in its cluster
 */
export function averageLinkage(input: LinkageInput, floor: number): Int32Array {
  const linkage = new Linkage(input);
  const heads = Int32Array.from(input.sizes.keys());
  for (let pair = linkage.closest(); pair && linkage.at(...pair) >= floor;) {
    const [into, from] = pair;
    linkage.join(into, from);
    heads.forEach((head, item) => {
      if (head === from) heads[item] = into;
    });
    pair = linkage.closest();
  }
  return heads;
}

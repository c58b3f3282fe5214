import {adjustedRandIndex} from './agreement.ts';
import {mean} from './sum.ts';

/** A labelling of some of the items: ascending indices, and the label of each. */
export interface Resample {
  readonly items: readonly number[];
  readonly labels: readonly (number | string)[];
}

/**
 * Draws some of n items without replacement, every subset as likely, as ascending indices; `random`
 * gives numbers from 0 to below 1, so that a seed repeats the draw.
 *
 * @throws RangeError unless 0 ≤ size ≤ n, both whole
 */
export function subsample(n: number, size: number, random: () => number): number[] {
  if (!(Number.isInteger(n) && Number.isInteger(size) && size >= 0 && size <= n)) {
    throw new RangeError(`sample is ${size} of ${n} items, expected whole numbers, 0 ≤ size ≤ n`);
  }
  const chosen = new Set<number>();
  // Floyd's algorithm (Bentley and Floyd 1987): one draw for each item kept.
  for (let last = n - size; last < n; last++) {
    const drawn = Math.floor(random() * (last + 1));
    chosen.add(chosen.has(drawn) ? last : drawn);
  }
  return [...chosen].sort((a, b) => a - b);
}

function agreementOnCommonItems(left: Resample, right: Resample): number {
  const places = new Map(right.items.map((item, place) => [item, place]));
  const common = left.items.flatMap((item, place) => {
    const other = places.get(item);
    return other === undefined ? [] : {left: left.labels[place], right: right.labels[other]};
  });
  return adjustedRandIndex(
    common.map((pair) => pair.left ?? ''),
    common.map((pair) => pair.right ?? '')
  );
}

/**
 * Mean adjusted Rand index over all pairs of labellings, each on the items that both hold (Ben-Hur,
 * Elisseeff and Guyon 2002); null for fewer than two labellings.
 *
 * @throws RangeError when a labelling has not one label for each item
 */
export function meanPairwiseAgreement(labellings: readonly Resample[]): number | null {
  labellings.forEach(checkResample);
  return mean(
    labellings.flatMap((left, index) =>
      labellings.slice(index + 1).map((right) => agreementOnCommonItems(left, right))
    )
  );
}

/**
 * Refuses a labelling of which items and labels do not match.
 *
 * @throws RangeError when there is not one label for each item
 */
export function checkResample({items, labels}: Resample): void {
  if (items.length === labels.length) return;
  throw new RangeError(
    `labelling has ${items.length} items and ${labels.length} labels, expected equally many`
  );
}

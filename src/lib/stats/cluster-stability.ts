import type {Labelling} from './agreement.ts';
import {checkResample, type Resample} from './resampling.ts';
import {mean} from './sum.ts';

type Label = number | string;

const countOf = (counts: ReadonlyMap<Label, number>, label: Label): number =>
  counts.get(label) ?? 0;

function countLabels(labels: readonly Label[]): Map<Label, number> {
  const counts = new Map<Label, number>();
  for (const label of labels) counts.set(label, countOf(counts, label) + 1);
  return counts;
}

/** The best Jaccard similarity of a cluster found to each cluster of which an item was drawn. */
function bestMatches(reference: readonly Label[], {items, labels}: Resample): Map<Label, number> {
  const drawn = items.map((item) => {
    const label = reference[item];
    if (label !== undefined) return label;
    throw new RangeError(`item ${item} is not among the ${reference.length} of the reference`);
  });
  const found = countLabels(labels);
  return new Map(
    [...countLabels(drawn)].map(([cluster, size]) => {
      const common = countLabels(labels.filter((_, place) => drawn[place] === cluster));
      const similarities = [...common].map(
        ([label, both]) => both / (size + countOf(found, label) - both)
      );
      return [cluster, Math.max(...similarities)];
    })
  );
}

/**
 * Stability of each cluster of a reference labelling, 0 to 1: its mean best Jaccard similarity to a
 * cluster of each resample, on the items drawn (Hennig 2007; he reads 0.75 and more as stable, 0.5
 * and less as dissolved). Resamples that drew none of its items do not count; null when none did.
 *
 * @throws RangeError when a resample has unequally many items and labels, or an unknown item
 */
export function clusterStability(
  reference: Labelling,
  resamples: readonly Resample[]
): Map<Label, number | null> {
  resamples.forEach(checkResample);
  const labels = Array.from(reference);
  const matches = resamples.map((resample) => bestMatches(labels, resample));
  const clusters = [...new Set(labels)];
  return new Map(
    clusters.map((cluster) => [cluster, mean(matches.flatMap((match) => match.get(cluster) ?? []))])
  );
}

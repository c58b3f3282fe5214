import type {FittedModel, TermTable} from '../../model.ts';
import {dot, normalizeRows, rowOf, type Matrix} from '../numeric/matrix.ts';
import {inverseFrequency} from '../tf-idf.ts';

/** So few of the papers of the fit are less close to their theme than the floor. */
const UNDER_FLOOR = 0.03;

/** Which terms papers hold, by the ids of the fit; an id without a frequency is a term that it never saw. */
type HeldTerms = Omit<TermTable, 'terms'>;

/**
 * How much of each paper the fit knows, 0 to 1: the length of its TF-IDF row over the terms that are
 * weighed, as a part of that over all its terms.
 */
export function knownParts(
  {starts, termIds, counts, titleCounts}: HeldTerms,
  {
    documentFrequency,
    papers,
    weighed
  }: Pick<FittedModel, 'documentFrequency' | 'papers'> & {weighed: number}
): Float64Array {
  const idf = inverseFrequency(documentFrequency, papers);
  const [unseen = 0] = inverseFrequency([0], papers);
  return Float64Array.from({length: starts.length - 1}, (_, paper) => {
    let [known, all] = [0, 0];
    for (let entry = starts[paper] ?? 0; entry < (starts[paper + 1] ?? 0); entry++) {
      const term = termIds[entry] ?? 0;
      const count = (counts[entry] ?? 0) + (titleCounts[entry] ?? 0);
      const weight = ((1 + Math.log(count)) * (idf[term] ?? unseen)) ** 2;
      all += weight;
      if (term < weighed) known += weight;
    }
    return all > 0 ? Math.sqrt(known / all) : 0;
  });
}

/**
 * How close each paper is to its theme: the cosine of its whole TF-IDF row with the direction of the
 * theme, at most 1. Low where the fit knows little of what the paper says, however clearly the rest
 * points to a theme. `projected` are the rows of the papers in the latent space, not scaled; 0 for a
 * paper without a theme.
 */
export function closenessOf(
  {projected, known}: {projected: Matrix; known: Float64Array},
  centroids: Matrix,
  labels: ArrayLike<number>
): Float64Array {
  const directions = normalizeRows({...centroids, values: centroids.values.slice()});
  return Float64Array.from(labels, (label, row) =>
    label < 0 ? 0 : (known[row] ?? 0) * dot(rowOf(projected, row), rowOf(directions, label))
  );
}

/** The closeness that 97 % of the papers with a theme reach. */
export function closenessFloor(closeness: Float64Array, labels: ArrayLike<number>): number {
  const own = closeness.filter((_, row) => (labels[row] ?? -1) >= 0).sort();
  return own[Math.floor(UNDER_FLOOR * own.length)] ?? 0;
}

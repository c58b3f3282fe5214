import {mean, sum} from './sum.ts';

/** The documents that hold each term, as ascending ids. */
export type Postings = ReadonlyMap<string, readonly number[]>;

/** Number of ids that two ascending lists share. */
function countCommon(left: readonly number[], right: readonly number[]): number {
  let common = 0;
  let place = 0;
  for (const id of left) {
    while ((right[place] ?? Infinity) < id) place++;
    if (right[place] === id) common++;
  }
  return common;
}

/** Normalised pointwise mutual information of two terms, −1 to 1, from shares of documents. */
function normalisedInformation(left: number, right: number, both: number): number {
  if (both === 0) return -1;
  return both === 1 ? 1 : Math.log(both / (left * right)) / -Math.log(both);
}

/**
 * Coherence of the top terms of a topic: mean normalised pointwise mutual information (Bouma 2009)
 * over all pairs of them, by occurrence in the same document (Lau, Newman and Baldwin 2014), −1 to
 * 1. Takes the limits without smoothing: a pair that never occurs together, or has a term of no
 * document, counts as −1; a pair that is in every document as 1. Null for fewer than two terms.
 */
export function topicCoherence(
  terms: readonly string[],
  postings: Postings,
  documents: number
): number | null {
  const lists = terms.map((term) => postings.get(term) ?? []);
  const pairs = lists.flatMap((left, index) => {
    return lists.slice(index + 1).map((right) => ({left, right}));
  });
  return mean(
    pairs.map(({left, right}) =>
      normalisedInformation(
        left.length / documents,
        right.length / documents,
        countCommon(left, right) / documents
      )
    )
  );
}

/**
 * Diversity of topics: unique terms over all terms among the top terms of the topics, above 0 to 1
 * (Dieng, Ruiz and Blei 2020, with their top 25). Null when no topic has a term.
 */
export function topicDiversity(topics: readonly (readonly string[])[]): number | null {
  const total = sum(topics.map((terms) => terms.length));
  return total === 0 ? null : new Set(topics.flat()).size / total;
}

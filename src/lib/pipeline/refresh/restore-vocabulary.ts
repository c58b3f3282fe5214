import type {Corpus} from '../documents.ts';
import {PhraseTree} from '../phrase-tree.ts';
import type {Vocabulary} from '../vocabulary.ts';

/** The vocabulary of earlier papers as it occurs in new ones, and the term that each of its terms was. */
export interface RestoredVocabulary extends Vocabulary {
  /** The place in the list of keys of each term. */
  readonly origins: readonly number[];
}

/** A node that no paper was counted for: only the earlier papers tell how frequent a term is. */
const UNCOUNTED = {papers: 0, occurrences: 0, isTerm: true};

/** The numbers of the stems of a key; null as soon as one has none, as for most keys. */
function stemsOf(key: string, numbers: ReadonlyMap<string, number>): number[] | null {
  const stems: number[] = [];
  for (let start = 0; start <= key.length;) {
    const space = key.indexOf(' ', start);
    const end = space < 0 ? key.length : space;
    const number = numbers.get(key.slice(start, end));
    if (number === undefined) return null;
    stems.push(number);
    start = end + 1;
  }
  return stems;
}

function nodeOf(tree: PhraseTree, stems: readonly number[]): number {
  const [first = 0, ...rest] = stems;
  return rest.reduce((node, stem) => {
    const known = tree.child(node, stem);
    if (known >= 0) return known;
    tree.add(node, stem, UNCOUNTED);
    return tree.size - 1;
  }, first);
}

/**
 * Finds the terms of earlier papers in new ones: `keys` are the stems of each term, one space between
 * them. Terms with a stem that no new paper holds are left out.
 */
export function restoreVocabulary(
  {lexicon}: Corpus,
  keys: readonly string[],
  documentFrequency: ArrayLike<number>
): RestoredVocabulary {
  const numbers = new Map(lexicon.stemTexts.map((stem, number) => [stem, number]));
  const tree = new PhraseTree(lexicon.stemTexts.map(() => UNCOUNTED));
  const nodes: number[] = [];
  const origins: number[] = [];
  keys.forEach((key, origin) => {
    const stems = stemsOf(key, numbers);
    if (!stems) return;
    nodes.push(nodeOf(tree, stems));
    origins.push(origin);
  });
  const terms = new Int32Array(tree.size).fill(-1);
  nodes.forEach((node, term) => (terms[node] = term));
  const frequencies = origins.map((origin) => documentFrequency[origin] ?? 0);
  return {tree, nodes, terms, documentFrequency: frequencies, origins};
}

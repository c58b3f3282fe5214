import type {Paper} from '../../model.ts';
import {averageLinkage, type LinkageInput} from '../../stats/average-linkage.ts';
import {clusterStability} from '../../stats/cluster-stability.ts';
import {subsample} from '../../stats/resampling.ts';
import {readDocuments, type Corpus} from '../documents.ts';
import type {SparseMatrix} from '../numeric/matrix.ts';
import {seededRandom} from '../random.ts';
import {tabulateTerms} from '../term-table.ts';
import {buildVocabulary, DEFAULT_LIMITS, type Vocabulary} from '../vocabulary.ts';
import type {KnownTerms} from './place-papers.ts';
import {wholeRows} from './whole-rows.ts';

/** Among few papers, a term of two of them may already tell that these are about the same. */
const LIMITS = {...DEFAULT_LIMITS, minimumWord: 2, minimumPhrase: 2, maximumShare: 1};

/** The terms that papers share with each other, new ones included. */
export const ownVocabulary = (corpus: Corpus): Vocabulary => buildVocabulary(corpus, LIMITS);

/** A theme that was born since the fit. */
export interface BornTheme {
  readonly id: number;
  readonly papers: readonly Paper[];
}

/** What becomes of papers that fit no theme of the fit: places in the list of papers. */
export interface Collected {
  /** Papers that go to a theme that was born before. */
  readonly joins: readonly {readonly paper: number; readonly themeId: number}[];
  /** Groups of papers about the same thing, the largest first, and how surely each is found again in samples. */
  readonly groups: readonly {readonly papers: readonly number[]; readonly confidence: number}[];
}

/** TF-IDF rows over all terms of the papers; a term is as rare as it is in the fit and here together. */
function rowsOf(papers: readonly Paper[], {terms, model}: KnownTerms): SparseMatrix {
  const corpus = readDocuments(papers);
  const table = tabulateTerms(corpus, ownVocabulary(corpus));
  const earlier = new Map(
    terms.map(({stemKey}, id) => [stemKey, model.documentFrequency[id] ?? 0])
  );
  const frequencies = table.terms.map(
    ({stemKey, documentFrequency}) => documentFrequency + (earlier.get(stemKey) ?? 0)
  );
  return wholeRows(table, frequencies, model.papers + papers.length);
}

/** Mean cosine of the papers of each two clusters, which are numbered from 0; row by row. */
function meanSimilarity(
  {starts, indices, values, columns}: SparseMatrix,
  clusters: Int32Array,
  sizes: readonly number[]
): Float64Array {
  const byTerm = Array.from({length: columns}, () => new Map<number, number>());
  clusters.forEach((cluster, row) => {
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++) {
      const weights = byTerm[indices[entry] ?? 0];
      const weight = (values[entry] ?? 0) / (sizes[cluster] ?? 1);
      weights?.set(cluster, (weights.get(cluster) ?? 0) + weight);
    }
  });
  const similarity = new Float64Array(sizes.length ** 2);
  for (const weights of byTerm) {
    for (const [a, left] of weights) {
      for (const [b, right] of weights) {
        const at = a * sizes.length + b;
        similarity[at] = (similarity[at] ?? 0) + left * right;
      }
    }
  }
  return similarity;
}

/** So many papers about the same thing make a theme. */
export const FEWEST_BORN = 8;
/** Samples in which the groups are looked for again, and the share of the papers that each holds. */
const SAMPLES = 20;
const SAMPLE_SHARE = 0.8;

/** The cluster of each item, groups first: see `averageLinkage`. */
const cluster = (linkage: LinkageInput, {model}: KnownTerms): Int32Array =>
  averageLinkage(linkage, model.cohesion);

/** The part of a square matrix that some of its items make up. */
function takeItems({similarity, sizes}: LinkageInput, items: readonly number[]): LinkageInput {
  const taken = items.flatMap((row) =>
    items.map((column) => similarity[row * sizes.length + column] ?? 0)
  );
  return {
    similarity: Float64Array.from(taken),
    sizes: items.map((item) => sizes[item] ?? 1),
    groups: 0
  };
}

/** How surely each cluster of single papers is found again in samples of the papers, 0 to 1 (Hennig 2007). */
function confidenceOf(linkage: LinkageInput, heads: Int32Array, known: KnownTerms) {
  const singles = Array.from(heads.keys()).slice(linkage.groups);
  const size = Math.round(SAMPLE_SHARE * singles.length);
  const samples = Array.from({length: SAMPLES}, (_, sample) => {
    const items = subsample(singles.length, size, seededRandom(sample + 1));
    const taken = takeItems(
      linkage,
      items.map((item) => singles[item] ?? 0)
    );
    return {items, labels: [...cluster(taken, known)]};
  });
  return clusterStability(
    singles.map((item) => heads[item] ?? 0),
    samples
  );
}

/** The papers of each cluster, by its head. */
function byHead(heads: Int32Array, groups: number): Map<number, number[]> {
  const clusters = new Map<number, number[]>();
  heads.subarray(groups).forEach((head, paper) => {
    clusters.set(head, [...(clusters.get(head) ?? []), paper]);
  });
  return clusters;
}

/**
 * Groups papers that fit no theme of the fit, in their own terms: average linkage, down to the
 * similarity that two papers of one theme have in the median theme. What joins a theme that was born
 * before goes there; other groups of 8 papers or more are about something new.
 */
export function groupCollected(
  papers: readonly Paper[],
  born: readonly BornTheme[],
  known: KnownTerms
): Collected {
  if (papers.length === 0) return {joins: [], groups: []};
  const members = born.flatMap(({papers: own}, theme) => own.map((paper) => ({paper, theme})));
  const rows = rowsOf([...members.map(({paper}) => paper), ...papers], known);
  const sizes = [...born.map((theme) => theme.papers.length), ...papers.map(() => 1)];
  const clusters = Int32Array.from([
    ...members.map(({theme}) => theme),
    ...papers.map((_, index) => born.length + index)
  ]);
  const linkage = {similarity: meanSimilarity(rows, clusters, sizes), sizes, groups: born.length};
  const heads = cluster(linkage, known);
  const found = [...byHead(heads, born.length)];
  const large = found.filter(([head, {length}]) => head >= born.length && length >= FEWEST_BORN);
  const confidence =
    large.length > 0 ? confidenceOf(linkage, heads, known) : new Map<number, number>();
  return {
    joins: found
      .flatMap(([head, group]) => {
        const theme = born[head];
        return theme ? group.map((paper) => ({paper, themeId: theme.id})) : [];
      })
      .sort((a, b) => a.paper - b.paper),
    groups: large
      .map(([head, group]) => ({papers: group, confidence: confidence.get(head) ?? 0}))
      .sort((a, b) => b.papers.length - a.papers.length || (a.papers[0] ?? 0) - (b.papers[0] ?? 0))
  };
}

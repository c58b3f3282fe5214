import type {SparseMatrix} from './numeric/matrix.ts';
import {rowsByLabel} from './rows-by.ts';
import type {Vocabulary} from './vocabulary.ts';

/** How a term lies in one theme and outside it. */
export interface RankedTerm {
  readonly term: number;
  /** Class-based TF-IDF. */
  readonly score: number;
  /** Papers of the theme that hold the term. */
  readonly papers: number;
  /** Share of the theme's papers, and of all others, that hold the term, 0 to 1. */
  readonly inside: number;
  readonly outside: number;
  /** Words in the term. */
  readonly words: number;
}

/** A term of one paper alone says nothing of a theme. */
const MINIMUM_PAPERS = 2;

/** The counts of the terms in one theme; the arrays are by term and serve theme after theme. */
interface ThemeCounts {
  readonly size: number;
  /** Sum of the occurrences of all terms. */
  readonly total: number;
  readonly occurrences: Float64Array;
  /** Papers of the theme that hold each term. */
  readonly holders: Int32Array;
}

/** Counts the occurrences of each term in all themes, and gives their number. */
function countAll(counts: SparseMatrix, labels: Int32Array, into: Float64Array): number {
  let total = 0;
  for (let row = 0; row < counts.rows; row++) {
    if ((labels[row] ?? -1) < 0) continue;
    for (let entry = counts.starts[row] ?? 0; entry < (counts.starts[row + 1] ?? 0); entry++) {
      const term = counts.indices[entry] ?? 0;
      const count = counts.values[entry] ?? 0;
      into[term] = (into[term] ?? 0) + count;
      total += count;
    }
  }
  return total;
}

function countTheme(
  counts: SparseMatrix,
  rows: readonly number[],
  {occurrences, holders}: Pick<ThemeCounts, 'occurrences' | 'holders'>
): ThemeCounts {
  occurrences.fill(0);
  holders.fill(0);
  let total = 0;
  for (const row of rows) {
    for (let entry = counts.starts[row] ?? 0; entry < (counts.starts[row + 1] ?? 0); entry++) {
      const term = counts.indices[entry] ?? 0;
      const count = counts.values[entry] ?? 0;
      total += count;
      occurrences[term] = (occurrences[term] ?? 0) + count;
      holders[term] = (holders[term] ?? 0) + 1;
    }
  }
  return {size: rows.length, total, occurrences, holders};
}

/** So many times the terms wanted are gathered before they are sorted. */
const GATHERED = 8;

/** The terms with the highest scores above 0, best first, of equal ones the lower first. */
function best(scores: Float64Array, limit: number): number[] {
  const cut = (terms: number[]) =>
    terms.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, limit);
  let [terms, least]: [number[], number] = [[], 0];
  for (let term = 0; term < scores.length; term++) {
    // Of equal scores those before have the lower term.
    if ((scores[term] ?? 0) <= least) continue;
    terms.push(term);
    if (terms.length < GATHERED * limit) continue;
    terms = cut(terms);
    least = scores[terms.at(-1) ?? 0] ?? 0;
  }
  return cut(terms);
}

/**
 * The terms of each theme by class-based TF-IDF, best first and at most `limit`: a term's share of the
 * theme's words times ln(1 + A / f), where A is the mean number of words in a theme and f the term's
 * occurrences in all (Grootendorst 2022).
 */
export function rankTerms(
  counts: SparseMatrix,
  {documentFrequency, tree, nodes}: Pick<Vocabulary, 'documentFrequency' | 'tree' | 'nodes'>,
  {labels, k, limit}: {labels: Int32Array; k: number; limit: number}
): RankedTerm[][] {
  const inAll = new Float64Array(counts.columns);
  const average = countAll(counts, labels, inAll) / k;
  const rarity = inAll.map((count) => Math.log(1 + average / (count || 1)));
  const arrays = {
    occurrences: new Float64Array(counts.columns),
    holders: new Int32Array(counts.columns)
  };
  return rowsByLabel(labels, k).map((rows) => {
    const {size, total, occurrences, holders} = countTheme(counts, rows, arrays);
    const scores = rarity.map((weight, term) =>
      (holders[term] ?? 0) < MINIMUM_PAPERS ? 0 : ((occurrences[term] ?? 0) / total) * weight
    );
    return best(scores, limit).map((term) => {
      const papers = holders[term] ?? 0;
      return {
        term,
        score: scores[term] ?? 0,
        papers,
        inside: papers / size,
        outside: ((documentFrequency[term] ?? 0) - papers) / Math.max(1, counts.rows - size),
        words: tree.depth(nodes[term] ?? 0)
      };
    });
  });
}

/** What is known of papers beside those that are counted. */
export interface Background {
  /** Papers there. */
  readonly papers: number;
  /** Occurrences of each term there, and the papers that hold it. */
  readonly occurrences: (term: number) => number;
  readonly holders: (term: number) => number;
  /** Whether the counts hold those of the group, too. */
  readonly includesGroup: boolean;
  /** Mean number of words in a theme. */
  readonly averageWords: number;
}

/** The same for one group of papers, to which every row of `counts` belongs, against what is known of others. */
export function rankGroupTerms(
  counts: SparseMatrix,
  {tree, nodes}: Pick<Vocabulary, 'tree' | 'nodes'>,
  {background, limit}: {background: Background; limit: number}
): RankedTerm[] {
  const {size, total, occurrences, holders} = countTheme(
    counts,
    Array.from({length: counts.rows}, (_, row) => row),
    {occurrences: new Float64Array(counts.columns), holders: new Int32Array(counts.columns)}
  );
  const scores = occurrences.map((count, term) => {
    const known = background.occurrences(term);
    const inAll = background.includesGroup ? Math.max(count, known) : count + known;
    if ((holders[term] ?? 0) < MINIMUM_PAPERS) return 0;
    return (count / total) * Math.log(1 + background.averageWords / inAll);
  });
  const outsideOf = (term: number) =>
    Math.max(0, background.holders(term) - (background.includesGroup ? (holders[term] ?? 0) : 0));
  return best(scores, limit).map((term) => ({
    term,
    score: scores[term] ?? 0,
    papers: holders[term] ?? 0,
    inside: (holders[term] ?? 0) / size,
    outside: outsideOf(term) / Math.max(1, background.papers),
    words: tree.depth(nodes[term] ?? 0)
  }));
}

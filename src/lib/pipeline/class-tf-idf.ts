import type {SparseMatrix} from './numeric/matrix.ts';
import type {Vocabulary} from './vocabulary.ts';

/** How a term lies in one theme and outside it. */
export interface RankedTerm {
  readonly term: number;
  /** Class-based TF-IDF. */
  readonly score: number;
  /** Papers of the theme that hold the term, and their rows. */
  readonly papers: number;
  readonly rows: readonly number[];
  /** Share of the theme's papers, and of all others, that hold the term, 0 to 1. */
  readonly inside: number;
  readonly outside: number;
  /** Words in the term. */
  readonly words: number;
}

/** A term of one paper alone says nothing of a theme. */
const MINIMUM_PAPERS = 2;

interface ThemeCounts {
  readonly size: number;
  /** Sum of the occurrences of all terms. */
  readonly total: number;
  readonly occurrences: Map<number, number>;
  /** Rows of the theme that hold each term. */
  readonly holders: Map<number, number[]>;
}

const increase = (counts: Map<number, number>, key: number, by: number) =>
  counts.set(key, (counts.get(key) ?? 0) + by);

function countTheme(counts: SparseMatrix, rows: readonly number[]): ThemeCounts {
  const occurrences = new Map<number, number>();
  const holders = new Map<number, number[]>();
  let total = 0;
  for (const row of rows) {
    for (let entry = counts.starts[row] ?? 0; entry < (counts.starts[row + 1] ?? 0); entry++) {
      const term = counts.indices[entry] ?? 0;
      const count = counts.values[entry] ?? 0;
      total += count;
      increase(occurrences, term, count);
      const held = holders.get(term);
      if (held) held.push(row);
      else holders.set(term, [row]);
    }
  }
  return {size: rows.length, total, occurrences, holders};
}

function rowsByTheme(labels: Int32Array, k: number): number[][] {
  const rows = Array.from({length: k}, (): number[] => []);
  labels.forEach((theme, row) => rows[theme]?.push(row));
  return rows;
}

/**
 * The terms of each theme by class-based TF-IDF, best first: a term's share of the theme's words
 * times ln(1 + A / f), where A is the mean number of words in a theme and f the term's occurrences
 * in all (Grootendorst 2022).
 */
export function rankTerms(
  counts: SparseMatrix,
  {documentFrequency, tree, nodes}: Pick<Vocabulary, 'documentFrequency' | 'tree' | 'nodes'>,
  {labels, k}: {labels: Int32Array; k: number}
): RankedTerm[][] {
  const themes = rowsByTheme(labels, k).map((rows) => countTheme(counts, rows));
  const average = themes.reduce((sum, {total}) => sum + total, 0) / k;
  const inAll = new Map<number, number>();
  for (const {occurrences} of themes) {
    for (const [term, count] of occurrences) increase(inAll, term, count);
  }
  return themes.map(({size, total, occurrences, holders}) =>
    [...holders]
      .filter(([, rows]) => rows.length >= MINIMUM_PAPERS)
      .map(([term, rows]) => ({
        term,
        score:
          ((occurrences.get(term) ?? 0) / total) * Math.log(1 + average / (inAll.get(term) ?? 1)),
        papers: rows.length,
        rows,
        inside: rows.length / size,
        outside: ((documentFrequency[term] ?? 0) - rows.length) / Math.max(1, counts.rows - size),
        words: tree.depth(nodes[term] ?? 0)
      }))
      .sort((a, b) => b.score - a.score || a.term - b.term)
  );
}

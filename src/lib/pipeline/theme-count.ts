import type {ThemeCountTrial} from '../model.ts';
import type {Clustering} from './kmeans.ts';
import {dot, rowOf, transposed, type Matrix} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';

/** On average a theme should hold this many papers, else its weekly counts are all noise … */
const PAPERS_PER_THEME = 40;
const MOST_THEMES = 60;
/** … but few papers may have more themes than that: as many as the square root of half their number. */
const fewPapersMost = (papers: number): number => Math.sqrt(papers / 2);
const TRIALS = 13;
/** More themes are worth having only while they raise the silhouette towards its best … */
const FAR_FROM_BEST = 0.08;
/** … and of those that come so close, these with the best are asked how stable they are. */
const MOST_CANDIDATES = 5;
/** A stability that lies no further below the best is as good: more papers, or other chance, would change the order. */
const NOISE = 0.02;

/**
 * The numbers of themes to try: evenly spread from 2 to one theme for every 40 papers, or the square
 * root of half the papers where that is more, at most 60.
 */
export function themeCountsToTry(papers: number): number[] {
  const most = Math.max(
    2,
    Math.min(MOST_THEMES, Math.round(Math.max(papers / PAPERS_PER_THEME, fewPapersMost(papers))))
  );
  const step = Math.max(1, (most - 2) / (TRIALS - 1));
  const counts = Array.from({length: TRIALS}, (_, index) => Math.round(2 + index * step));
  return [...new Set(counts.filter((count) => count <= most))];
}

const squaredLengths = (matrix: Matrix): number[] =>
  Array.from({length: matrix.rows}, (_, row) => dot(rowOf(matrix, row), rowOf(matrix, row)));

/**
 * Mean simplified silhouette of a clustering, −1 to 1: the silhouette (Rousseeuw 1987) with
 * distances to centroids in place of distances to all rows (Hruschka et al. 2004).
 */
export function simplifiedSilhouette(rows: Matrix, {labels, centroids}: Clustering): number {
  const products = wasmKernels.rotate(rows, transposed(centroids));
  const squares = squaredLengths(centroids);
  let sum = 0;
  squaredLengths(rows).forEach((square, row) => {
    let own = 0;
    let next = Infinity;
    rowOf(products, row).forEach((product, cluster) => {
      const distance = Math.sqrt(Math.max(0, square + (squares[cluster] ?? 0) - 2 * product));
      if (cluster === labels[row]) own = distance;
      else next = Math.min(next, distance);
    });
    const larger = Math.max(own, next);
    if (larger > 0 && next < Infinity) sum += (next - own) / larger;
  });
  return labels.length > 0 ? sum / labels.length : 0;
}

/** How well a number of themes fits. */
export type TrialFit = Omit<ThemeCountTrial, 'stability'>;

/** The numbers whose silhouette comes close to the best, at most five, the best of them, rising. */
export function candidates(fits: readonly TrialFit[]): number[] {
  const best = Math.max(...fits.map(({silhouette}) => silhouette));
  return fits
    .filter(({silhouette}) => silhouette >= best - FAR_FROM_BEST * Math.abs(best))
    .sort((a, b) => b.silhouette - a.silhouette || a.themes - b.themes)
    .slice(0, MOST_CANDIDATES)
    .map(({themes}) => themes)
    .sort((a, b) => a - b);
}

/**
 * The number of themes: of those whose silhouette comes close to the best the smallest that is as
 * stable as any, but for noise.
 *
 * @throws RangeError when there are no trials
 */
export function chooseThemeCount(trials: readonly ThemeCountTrial[]): number {
  const close = new Set(candidates(trials));
  const asked = trials.filter(({themes}) => close.has(themes));
  const best = Math.max(...asked.map(({stability}) => stability ?? 0));
  const [chosen] = asked
    .filter(({stability}) => (stability ?? 0) >= best - NOISE)
    .sort((a, b) => a.themes - b.themes);
  if (!chosen) throw new RangeError('trials are empty, expected at least one number of themes');
  return chosen.themes;
}

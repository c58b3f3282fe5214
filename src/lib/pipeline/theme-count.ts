import type {ThemeCountTrial} from '../model.ts';
import {clusterRows, ClusterRows, type Clustering} from './kmeans.ts';
import {rowOf, squaredDistance, type Matrix} from './numeric/matrix.ts';

/** On average a theme should hold this many papers, else its weekly counts are all noise … */
const PAPERS_PER_THEME = 40;
const MOST_THEMES = 60;
/** … but few papers may have more themes than that: as many as the square root of half their number. */
const fewPapersMost = (papers: number): number => Math.sqrt(papers / 2);
const TRIALS = 13;
const RESTARTS = 4;
/** More themes are worth having only while they raise the silhouette towards its best. */
const CLOSE_TO_BEST = 0.95;

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

/**
 * Mean simplified silhouette of a clustering, −1 to 1: the silhouette (Rousseeuw 1987) with
 * distances to centroids in place of distances to all rows (Hruschka et al. 2004).
 */
export function simplifiedSilhouette(rows: Matrix, {labels, centroids}: Clustering): number {
  let sum = 0;
  labels.forEach((label, row) => {
    const values = rowOf(rows, row);
    let own = 0;
    let next = Infinity;
    for (let cluster = 0; cluster < centroids.rows; cluster++) {
      const distance = Math.sqrt(squaredDistance(values, rowOf(centroids, cluster)));
      if (cluster === label) own = distance;
      else next = Math.min(next, distance);
    }
    const larger = Math.max(own, next);
    if (larger > 0 && next < Infinity) sum += (next - own) / larger;
  });
  return labels.length > 0 ? sum / labels.length : 0;
}

/** Clusters the rows into each number of themes and notes how well it fits. */
export function tryThemeCounts(
  rows: Matrix,
  seed: number,
  onTrial: (done: number, all: number) => void = () => undefined
): ThemeCountTrial[] {
  const counts = themeCountsToTry(rows.rows);
  const space = new ClusterRows(rows);
  return counts.map((themes, index) => {
    const clustering = clusterRows(space, {k: themes, seed, restarts: RESTARTS});
    onTrial(index + 1, counts.length);
    return {
      themes,
      silhouette: simplifiedSilhouette(rows, clustering),
      inertia: clustering.inertia
    };
  });
}

/**
 * The number of themes: the smallest tried whose silhouette reaches 95 % of the best one.
 *
 * @throws RangeError when there are no trials
 */
export function chooseThemeCount(trials: readonly ThemeCountTrial[]): number {
  const best = Math.max(...trials.map(({silhouette}) => silhouette));
  const chosen = trials.find(({silhouette}) => silhouette >= CLOSE_TO_BEST * best) ?? trials[0];
  if (!chosen) throw new RangeError('trials are empty, expected at least one number of themes');
  return chosen.themes;
}

import {agnes, type Cluster} from 'ml-hclust';
import {normalizeRows, rowOf, squaredDistance, type Matrix} from './numeric/matrix.ts';

/** Fewer themes than this are told apart at a glance: each is an area of its own. */
const LEAST_THEMES = 6;
const LEAST_AREAS = 3;
/** As many as there are hues. */
const MOST_AREAS = 8;

/** The numbers of areas that are allowed: about the square root of the number of themes, and more up to 8. */
function areaCounts(themes: number): number[] {
  const least = Math.min(MOST_AREAS, Math.max(LEAST_AREAS, Math.round(Math.sqrt(themes))));
  return Array.from({length: MOST_AREAS + 1 - least}, (_, more) => least + more).filter(
    (count) => count < themes
  );
}

/** Heights of all merges, falling: at place m − 2 that of the merge which would leave m − 1 groups. */
function mergeHeights(tree: Cluster): number[] {
  const heights: number[] = [];
  tree.traverse(({isLeaf, height}) => {
    if (!isLeaf) heights.push(height);
  });
  return heights.sort((a, b) => b - a);
}

/** The allowed number of areas after which the next merge is higher than the last by the largest factor, the least of equal ones. */
function chooseCount(heights: readonly number[]): number {
  const factor = (count: number) => (heights[count - 2] ?? 0) / (heights[count - 1] ?? 1);
  return areaCounts(heights.length + 1).reduce((best, count) =>
    factor(count) > factor(best) ? count : best
  );
}

/**
 * So many groups, by undoing the highest merges, of equally high ones the first. The library's own
 * cut loses a leaf when merges have no height.
 */
function cut(tree: Cluster, count: number): Cluster[] {
  const groups = [tree];
  while (groups.length < count) {
    const whole = groups.filter(({isLeaf}) => !isLeaf);
    const highest = whole.reduce((best, group) => (group.height > best.height ? group : best));
    groups.splice(groups.indexOf(highest), 1, ...highest.children);
  }
  return groups;
}

/**
 * Puts themes together by the directions of their centroids: agglomerative clustering after Ward
 * (Murtagh and Legendre 2014, their ward.D2), cut where the heights of the merges have their largest
 * relative gap. Gives the themes of each area; of fewer than six themes each is an area.
 */
export function groupThemes(centroids: Matrix): number[][] {
  const themes = Array.from({length: centroids.rows}, (_, theme) => theme);
  if (themes.length < LEAST_THEMES) return themes.map((theme) => [theme]);
  const directions = normalizeRows({...centroids, values: centroids.values.slice()});
  const distances = themes.map((a) =>
    themes.map((b) => Math.sqrt(squaredDistance(rowOf(directions, a), rowOf(directions, b))))
  );
  const tree = agnes(distances, {method: 'ward2', isDistanceMatrix: true});
  const areas = cut(tree, chooseCount(mergeHeights(tree)));
  return areas.map((area) => area.indices().sort((a, b) => a - b));
}

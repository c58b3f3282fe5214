import type {Area, Assignment, Paper, Theme} from '../../model.ts';
import type {Label} from '../labels.ts';
import {normalizeRows, rowOf, zeros, type Matrix} from '../numeric/matrix.ts';
import {fitOf, themeSimilarities} from '../theme-fit.ts';
import {summarizeTheme} from '../theme-summary.ts';
import {ownVocabulary, type BornTheme, type Collected} from './collected.ts';
import {describeGroup, type Others} from './describe-group.ts';
import {readWithModel, type KnownTerms} from './place-papers.ts';
import {areaOfNew} from './update-areas.ts';

/** A name is to stand in this share of a group's papers, else they have too little in common. */
const NAME_COVERAGE = 0.25;

/** Papers that fit no theme of the fit, and what there is to compare them with. */
export interface Unplaced {
  readonly papers: readonly Paper[];
  readonly assignments: readonly Assignment[];
  /** Themes that were born since the fit, with their papers. */
  readonly born: readonly BornTheme[];
  readonly highestThemeId: number;
  /** The themes and areas that there are. */
  readonly themes: readonly Theme[];
  readonly areas: readonly Area[];
  readonly others: Others;
}

/** What became of papers without a theme: the themes born, and one assignment for each paper, in their order. */
export interface Settled {
  readonly themes: readonly Theme[];
  readonly assignments: readonly Assignment[];
}

/** A group of papers that is to be a theme. */
interface Newborn {
  readonly id: number;
  readonly label: Label;
  readonly areaId: number;
  readonly confidence: number;
  /** Places in the list of papers. */
  readonly papers: readonly number[];
}

/** The areas, those of themes that were just born included. */
function withNew({areas, themes}: Pick<Unplaced, 'areas' | 'themes'>, newborn: readonly Newborn[]) {
  const known = new Set(areas.map(({id}) => id));
  const own = newborn.filter(({areaId}) => !known.has(areaId));
  const added = own.map(({areaId, label}) => ({
    ...{id: areaId, name: label.name.name, papers: 0, share: 0, themes: 1}
  }));
  return {areas: [...areas, ...added], themes};
}

function nameGroups({groups}: Collected, unplaced: Unplaced): Newborn[] {
  const {papers, assignments, highestThemeId, others} = unplaced;
  const newborn: Newborn[] = [];
  for (const {papers: places, confidence} of groups) {
    const label = describeGroup(
      places.flatMap((place) => papers[place] ?? []),
      ownVocabulary,
      {...others, names: [...others.names, ...newborn.map((other) => other.label.name.name)]}
    );
    if (label.name.inside < NAME_COVERAGE) continue;
    const nearest = places.map((place) => assignments[place]?.runnerUpId ?? null);
    newborn.push({
      id: highestThemeId + newborn.length + 1,
      areaId: areaOfNew(nearest, withNew(unplaced, newborn)),
      ...{label, confidence, papers: places}
    });
  }
  return newborn;
}

/** Adds the mean of some rows to the end of a matrix of centroids. */
function withCentroids(
  centroids: Matrix,
  rows: Matrix,
  groups: readonly (readonly number[])[]
): Matrix {
  const all = zeros(centroids.rows + groups.length, centroids.columns);
  all.values.set(centroids.values);
  groups.forEach((group, index) => {
    const centroid = rowOf(all, centroids.rows + index);
    for (const row of group) {
      rowOf(rows, row).forEach((value, at) => {
        centroid[at] = (centroid[at] ?? 0) + value / group.length;
      });
    }
  });
  return all;
}

/** How each paper lies among the themes of the fit and those born since, if its theme is one of these. */
function placeAmongBorn(
  {papers, assignments, born}: Unplaced,
  newborn: readonly Newborn[],
  {themeOf, known}: {themeOf: ReadonlyMap<number, number>; known: KnownTerms}
): Assignment[] {
  const {model} = known;
  const read = readWithModel([...papers, ...born.flatMap((theme) => theme.papers)], known);
  const rows = normalizeRows(read.projected);
  let next = papers.length;
  const older = born.map((theme) => theme.papers.map(() => next++));
  const centroids = withCentroids(model.centroids, rows, [
    ...older,
    ...newborn.map((group) => group.papers)
  ]);
  const ids = [...model.themeIds, ...born.map(({id}) => id), ...newborn.map(({id}) => id)];
  const similarities = themeSimilarities(rows, centroids);
  return assignments.map((assignment, place) => {
    const themeId = themeOf.get(place);
    if (themeId === undefined) return assignment;
    const {similarity, runnerUp, runnerUpSimilarity, strength} = fitOf(
      rowOf(similarities, place),
      ids.indexOf(themeId)
    );
    const runnerUpId = ids[runnerUp ?? -1] ?? null;
    const fit = {similarity, runnerUpId, runnerUpSimilarity, strength};
    return {...assignment, themeId, ...fit, unassigned: null};
  });
}

/**
 * Lets papers that fit no theme of the fit join the themes that were born since, or found new ones: 8
 * papers or more that are as alike as those of the median theme, and whose name stands in a quarter of
 * them. `collected` are the same papers, grouped.
 */
export function settleUnplaced(
  unplaced: Unplaced,
  collected: Collected,
  known: KnownTerms
): Settled {
  const {papers, assignments: before, others} = unplaced;
  const newborn = nameGroups(collected, unplaced);
  const themeOf = new Map([
    ...collected.joins.map(({paper, themeId}) => [paper, themeId] as const),
    ...newborn.flatMap(({id, papers: places}) => places.map((place) => [place, id] as const))
  ]);
  if (themeOf.size === 0) return {themes: [], assignments: before};
  const assignments = placeAmongBorn(unplaced, newborn, {themeOf, known});
  const themes = newborn.map(({papers: places, ...facts}) => {
    const members = {
      papers: places.flatMap((place) => papers[place] ?? []),
      assignments: places.flatMap((place) => assignments[place] ?? [])
    };
    const theme = summarizeTheme(facts, members);
    return {...theme, share: places.length / others.papers};
  });
  return {themes, assignments};
}

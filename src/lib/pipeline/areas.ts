import type {Area} from '../model.ts';
import {labelThemes, type Label, type LabelInput} from './labels.ts';
import type {Matrix} from './numeric/matrix.ts';
import {groupThemes} from './theme-tree.ts';

/** The themes that areas are made of, and their papers. */
export interface ThemeSet extends Omit<LabelInput, 'reservedFor'> {
  /** k × d, in the order of the themes. */
  readonly centroids: Matrix;
  /** Names of the themes. */
  readonly names: readonly Label[];
}

/** Areas with ids from 1, and the area of each theme. */
export interface Areas {
  readonly areas: readonly Area[];
  readonly areaIds: readonly number[];
}

/** Groups by falling number of papers; of equal ones the one with the first theme comes first. */
function bySize(groups: readonly number[][], sizes: Int32Array): number[][] {
  const papers = (group: readonly number[]) =>
    group.reduce((sum, theme) => sum + (sizes[theme] ?? 0), 0);
  return groups.toSorted((a, b) => papers(b) - papers(a) || (a[0] ?? 0) - (b[0] ?? 0));
}

/**
 * Areas over themes, named like themes by the papers of all their themes: like one of these only where no
 * other phrase says what they have in common, and like no theme of another area. An area of one theme
 * has its name.
 */
export function findAreas({centroids, names, labels, k, ...texts}: ThemeSet): Areas {
  const sizes = new Int32Array(k);
  labels.forEach((theme) => {
    if (theme >= 0) sizes[theme] = (sizes[theme] ?? 0) + 1;
  });
  const groups = bySize(groupThemes(centroids), sizes);
  const areaOf = new Map(groups.flatMap((group, area) => group.map((theme) => [theme, area])));
  const namesOf = (isOne: (theme: number) => boolean) =>
    names.filter((_, theme) => isOne(theme)).map(({name}) => name.name);
  const areaLabels = groups.every(({length}) => length === 1)
    ? []
    : labelThemes({
        ...texts,
        labels: labels.map((theme) => areaOf.get(theme) ?? -1),
        k: groups.length,
        reservedFor: (area) => ({
          taken: namesOf((theme) => areaOf.get(theme) !== area),
          avoided: namesOf((theme) => areaOf.get(theme) === area)
        })
      });
  const areas = groups.map((group, area) => {
    const papers = group.reduce((sum, theme) => sum + (sizes[theme] ?? 0), 0);
    const own = group.length === 1 ? names[group[0] ?? 0] : areaLabels[area];
    return {
      id: area + 1,
      name: own?.name.name ?? '',
      papers,
      share: papers / labels.length,
      themes: group.length
    };
  });
  return {areas, areaIds: names.map((_, theme) => (areaOf.get(theme) ?? 0) + 1)};
}

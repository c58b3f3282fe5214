import type {Area, Theme} from '../../model.ts';

/** Areas that there may be, those of new themes included. */
const MOST_AREAS = 8;

/**
 * The area of a theme that is new: that of the themes which most of its papers are nearest to, of equal
 * ones the lower. Where each theme is an area of its own, it is one too, as long as there are few.
 */
export function areaOfNew(
  nearest: readonly (number | null)[],
  {areas, themes}: {areas: readonly Area[]; themes: readonly Pick<Theme, 'id' | 'areaId'>[]}
): number {
  const isFlat = areas.every((area) => area.themes === 1);
  const highest = areas.reduce((most, {id}) => Math.max(most, id), 0);
  if (isFlat && areas.length < MOST_AREAS) return highest + 1;
  const areaOf = new Map(themes.map(({id, areaId}) => [id, areaId]));
  const votes = new Map(areas.map(({id}) => [id, 0]));
  for (const theme of nearest) {
    const area = areaOf.get(theme ?? -1);
    if (area !== undefined) votes.set(area, (votes.get(area) ?? 0) + 1);
  }
  const [first] = [...votes].sort(([a, left], [b, right]) => right - left || a - b);
  return first?.[0] ?? 1;
}

/** Counts the areas anew after their themes have changed; one that is new bears the name of its first theme. */
export function updateAreas(
  areas: readonly Area[],
  themes: readonly Pick<Theme, 'name' | 'areaId' | 'papers'>[],
  papers: number
): Area[] {
  const names = new Map(areas.map(({id, name}) => [id, name]));
  const ids = [...new Set(themes.map(({areaId}) => areaId))].sort((a, b) => a - b);
  return ids.map((id) => {
    const own = themes.filter(({areaId}) => areaId === id);
    const size = own.reduce((sum, theme) => sum + theme.papers, 0);
    const name = names.get(id) ?? own[0]?.name ?? '';
    return {id, name, papers: size, share: papers > 0 ? size / papers : 0, themes: own.length};
  });
}

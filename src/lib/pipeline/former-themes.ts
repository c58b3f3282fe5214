import type {FormerThemes} from '../model.ts';

interface Placed {
  readonly paperId: string;
  readonly themeId: number | null;
}

/** Stands for no theme. */
const NONE = 0;

/** The theme that each paper of an earlier analysis had, by its id. */
export type EarlierPlaces = ReadonlyMap<string, number>;

/** Looks up the papers of an earlier analysis; without one it knows none. */
export const earlierPlaces = (before: readonly Placed[] | null): EarlierPlaces =>
  new Map(before?.map(({paperId, themeId}) => [paperId, themeId ?? NONE]));

/** The theme that each paper had in the analysis before, of those that it had; `ids` are the papers now. */
export function formerThemes(ids: readonly string[], before: EarlierPlaces): FormerThemes {
  const rows = ids.flatMap((id, row) => (before.has(id) ? [row] : []));
  return {
    paper: Int32Array.from(rows),
    theme: Int32Array.from(rows, (row) => before.get(ids[row] ?? '') ?? NONE)
  };
}

import type {FormerThemes} from '../model.ts';

interface Placed {
  readonly paperId: string;
  readonly themeId: number | null;
}

/** Stands for no theme. */
const NONE = 0;

/** The theme that each paper had in the analysis before, of those that it had; `ids` are the papers now. */
export function formerThemes(
  ids: readonly string[],
  before: readonly Placed[] | null
): FormerThemes {
  const known = new Map(before?.map(({paperId, themeId}) => [paperId, themeId ?? NONE]));
  const rows = ids.flatMap((id, row) => (known.has(id) ? [row] : []));
  return {
    paper: Int32Array.from(rows),
    theme: Int32Array.from(rows, (row) => known.get(ids[row] ?? '') ?? NONE)
  };
}

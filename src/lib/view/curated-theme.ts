import {formatPapers, formatShare} from './format.ts';

/** A theme with what the user has decided about it. */
export interface CuratedTheme {
  readonly theme_id: number;
  readonly theme: string;
  /** The name that was found, where the user has given another. */
  readonly own_name: string | null;
  readonly papers: number;
  readonly hidden: boolean;
  readonly pinned: boolean;
}

/** "Agents (theme 2, 69 papers, hidden)": name and number, so that neither stands alone. */
export function labelTheme({theme, theme_id, papers, hidden, pinned}: CuratedTheme): string {
  const marks = [...(hidden ? ['hidden'] : []), ...(pinned ? ['pinned'] : [])];
  return `${theme} (${[`theme ${theme_id}`, formatPapers(papers), ...marks].join(', ')})`;
}

/** What a merge would give; `total` is the number of all papers. */
export function previewMerge(theme: CuratedTheme, into: CuratedTheme, total: number): string {
  const size = (papers: number) =>
    `${formatPapers(papers)}, ${formatShare(total > 0 ? papers / total : 0)} of all`;
  return (
    `${theme.theme} (theme ${theme.theme_id}) would end, and ${into.theme} (theme ${into.theme_id}) ` +
    `would hold ${size(theme.papers + into.papers)}, instead of ${size(into.papers)}.`
  );
}

/** What the forms of the Curate page hold before anything is sent, or after it was refused. */
export interface CurateFields {
  readonly name?: string;
  readonly into?: string;
  readonly holds?: string;
}

/** The fields of a form that was refused, to be filled in again. */
export function keptFields(fields: FormData): CurateFields {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? {[name]: value} : {};
  };
  return {...text('name'), ...text('into'), ...text('holds')};
}

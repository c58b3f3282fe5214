/** Where a word must stand; null for anywhere. */
export type SearchField = 'title' | 'author' | 'organisation' | null;

/** One condition of a search. */
export interface SearchClause {
  /** What was typed, without signs, field and quotes. */
  readonly text: string;
  readonly field: SearchField;
  /** Whether the papers that fit are left out instead. */
  readonly excluded: boolean;
}

/** Longest search that is read, and most conditions in it. */
export const MOST_CHARACTERS = 200;
export const MOST_CLAUSES = 20;

const FIELDS: Readonly<Record<string, SearchField>> = {
  title: 'title',
  author: 'author',
  organisation: 'organisation',
  organization: 'organisation'
};
/** A minus, a field, and words in quotes or up to the next space; a quote that nobody closes goes to the end. */
const CLAUSE =
  /(?<minus>-)?(?:(?<field>title|author|organi[sz]ation):)?(?:"(?<quoted>[^"]*)"?|(?<word>[^\s-]\S*))/giu;

/**
 * Reads a search as people type it: `world model` asks for both words, `"world model"` for the two side by
 * side, `-survey` leaves out, `author:` `title:` and `organisation:` say where. What repeats is read once.
 */
export function parseSearch(search: string): SearchClause[] {
  const clauses = new Map<string, SearchClause>();
  for (const {groups = {}} of search.normalize('NFC').matchAll(CLAUSE)) {
    const {minus, field = '', quoted, word = ''} = groups;
    const text = (quoted ?? word).trim();
    const clause = {
      text,
      field: FIELDS[field.toLowerCase()] ?? null,
      excluded: minus !== undefined
    };
    if (text !== '') clauses.set(JSON.stringify(clause).toLowerCase(), clause);
  }
  return [...clauses.values()].slice(0, MOST_CLAUSES);
}

/** A page that the header links to. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
  /** Second key of its shortcut: `g` and then this. */
  readonly key: string;
  /** Set smaller, after the others. */
  readonly small?: boolean;
}

/** The pages of the dashboard in their order: a new page adds its line here and is linked everywhere. */
export const PAGES: readonly PageLink[] = [
  {href: '/', text: 'Overview', key: 'o'},
  {href: '/themes', text: 'Themes', key: 't'},
  {href: '/compare', text: 'Compare', key: 'c'},
  {href: '/map', text: 'Map', key: 'm'},
  {href: '/papers', text: 'Papers', key: 'p'},
  {href: '/lineage', text: 'Lineage', key: 'l', small: true},
  {href: '/curate', text: 'Curate', key: 'u', small: true},
  {href: '/data', text: 'Data', key: 'd', small: true}
];

/** Whether a page, or a page below it, is the one at a path. */
export const isCurrentPage = ({href}: PageLink, path: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);

/** Where the link "Find" leads without JavaScript: a page that takes the words as `q`. */
export const FIND_PAGE = '/papers';

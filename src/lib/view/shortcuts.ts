import type {PageLink} from './pages.ts';

/** What a key asks for. */
export type Shortcut =
  | {readonly kind: 'go'; readonly href: string}
  | {readonly kind: 'find' | 'help' | 'next-row' | 'previous-row'}
  /** The first key of two: the next one decides. */
  | {readonly kind: 'wait'};

/** The part of a key event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const SINGLE: ReadonlyMap<string, Shortcut> = new Map<string, Shortcut>([
  ['?', {kind: 'help'}],
  ['/', {kind: 'find'}],
  ['j', {kind: 'next-row'}],
  ['k', {kind: 'previous-row'}],
  ['g', {kind: 'wait'}]
]);

/** Ctrl-K, or Cmd-K on a Mac: the one shortcut that also works while typing. */
export const asksToFind = ({key, ctrlKey, metaKey, altKey}: KeyPress): boolean =>
  key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey;

/** What a key asks for when no field is being typed into; `waiting` after a `g`. */
export function shortcutOf(
  press: KeyPress,
  {waiting, pages}: {waiting: boolean; pages: readonly PageLink[]}
): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (!waiting) return SINGLE.get(press.key) ?? null;
  const page = pages.find(({key}) => key === press.key);
  return page ? {kind: 'go', href: page.href} : null;
}

/** The shortcuts in words, for the list that `?` shows. */
export const listShortcuts = (
  pages: readonly PageLink[]
): {keys: readonly string[]; text: string}[] => [
  {keys: ['Ctrl', 'K'], text: 'Find a theme, a paper or a page'},
  {keys: ['/'], text: 'The same'},
  ...pages.map(({key, text}) => ({keys: ['g', key], text: `Go to ${text}`})),
  {keys: ['j'], text: 'Next row of a table'},
  {keys: ['k'], text: 'Previous row of a table'},
  {keys: ['?'], text: 'This list'}
];

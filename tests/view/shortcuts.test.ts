import {describe, expect, it} from 'vitest';
import {isCurrentPage, PAGES} from '../../src/lib/view/pages.ts';
import {asksToFind, listShortcuts, shortcutOf} from '../../src/lib/view/shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held
});
const ask = (key: string, waiting = false) => shortcutOf(press(key), {waiting, pages: PAGES});

describe('a key', () => {
  it('opens the finder with Ctrl-K or Cmd-K, and with no other modifiers', () => {
    expect(asksToFind(press('k', {ctrlKey: true}))).toBe(true);
    expect(asksToFind(press('K', {metaKey: true}))).toBe(true);
    expect(asksToFind(press('k'))).toBe(false);
    expect(asksToFind(press('k', {ctrlKey: true, metaKey: true}))).toBe(false);
    expect(asksToFind(press('k', {ctrlKey: true, altKey: true}))).toBe(false);
    expect(asksToFind(press('j', {ctrlKey: true}))).toBe(false);
  });

  it('asks for what the list says', () => {
    expect(ask('?')).toEqual({kind: 'help'});
    expect(ask('/')).toEqual({kind: 'find'});
    expect(ask('j')).toEqual({kind: 'next-row'});
    expect(ask('k')).toEqual({kind: 'previous-row'});
    expect(ask('x')).toBeNull();
  });

  it('goes to a page after g only', () => {
    expect(ask('g')).toEqual({kind: 'wait'});
    expect(ask('c', true)).toEqual({kind: 'go', href: '/compare'});
    expect(ask('c')).toBeNull();
    expect(ask('z', true)).toBeNull();
    expect(ask('j', true)).toBeNull();
  });

  it('is left to the browser when a modifier is held', () =>
    expect(shortcutOf(press('j', {ctrlKey: true}), {waiting: false, pages: PAGES})).toBeNull());
});

describe('the list of shortcuts', () => {
  it('names every page', () => {
    const texts = listShortcuts(PAGES).map(({text}) => text);
    expect(texts).toEqual(expect.arrayContaining(PAGES.map(({text}) => `Go to ${text}`)));
  });
});

describe('the pages', () => {
  it('have one key each', () => expect(new Set(PAGES.map(({key}) => key)).size).toBe(PAGES.length));

  it('are current on their own path and below it', () => {
    const current = (path: string) =>
      PAGES.filter((page) => isCurrentPage(page, path)).map(({text}) => text);
    expect(current('/')).toEqual(['Overview']);
    expect(current('/themes/7')).toEqual(['Themes']);
    expect(current('/themestream')).toEqual([]);
  });
});

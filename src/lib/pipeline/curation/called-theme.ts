import {CurationError} from '../../sources/curation.ts';

/** A theme as a user knows it. */
interface Called {
  readonly id: number;
  readonly name: string;
}

/** Themes that an error names, at most. */
const MOST_TOLD = 5;
const key = (name: string) => name.replace(/\s+/g, ' ').trim().toLowerCase();

/** Names that hold a word of the text, for one who has mistaken it. */
function likely(text: string, themes: readonly Called[]): string {
  const words = key(text).split(' ');
  const close = themes.filter(({name}) => words.some((word) => key(name).includes(word)));
  if (close.length === 0) return '"export themes" lists them';
  const told = close.slice(0, MOST_TOLD).map(({id, name}) => `"${name}" (${id})`);
  return `such as ${told.join(', ')}`;
}

/**
 * The number of the theme that a text means: a number itself, or the present name of a theme, whatever its capitals.
 *
 * @throws CurationError when no theme has the name, or more than one
 */
export function calledTheme(text: string, themes: readonly Called[]): number {
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  const found = themes.filter(({name}) => key(name) === key(text));
  const [theme] = found;
  if (!theme) {
    const rule = 'expected the number or the present name of a theme';
    throw new CurationError(`theme is "${text}", ${rule}; ${likely(text, themes)}`);
  }
  if (found.length > 1) {
    const ids = found.map(({id}) => id).join(' and ');
    throw new CurationError(`theme is "${text}", which themes ${ids} are called: give its number`);
  }
  return theme.id;
}

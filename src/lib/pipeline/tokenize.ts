/**
 * A word: letters and digits of any script, joined inside by hyphens, apostrophes, a plus sign at
 * the end, or a point between digits: `world-model`, `GPT-4o`, `3D`, `Qwen2.5`, `C++`.
 */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:[-']|(?<=\p{N})\.(?=\p{N}))[\p{L}\p{N}\p{M}]+)*\+{0,2}/gu;

/** One word of a text. */
export interface Token {
  readonly text: string;
  /** Whether punctuation stands between this word and the one before, so that no phrase spans them. */
  readonly afterBreak: boolean;
}

/** Characters between two words that a phrase may span. */
const SPACE = /^[ \t\n]*$/;

/** Splits plain text into words; the first has a break before it. `TokenScanner` does the same, faster. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const afterBreak = tokens.length === 0 || !SPACE.test(text.slice(end, match.index));
    tokens.push({text: match[0], afterBreak});
    end = match.index + match[0].length;
  }
  return tokens;
}

/** Letters in parts of two or more, joined by hyphens. */
const COMPOUND = /^\p{L}{2,}(?:-\p{L}{2,})+$/u;

/** Whether a token is a compound of plain words, such as `world-model`. */
export const isCompound = ({text}: Pick<Token, 'text'>): boolean => COMPOUND.test(text);

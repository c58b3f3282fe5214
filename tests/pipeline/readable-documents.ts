import type {Text} from '../../src/lib/pipeline/documents.ts';
import {plainText} from '../../src/lib/pipeline/plain-text.ts';
import {STOP_WORDS} from '../../src/lib/pipeline/stop-words.ts';
import {isCompound, tokenize, type Token} from '../../src/lib/pipeline/tokenize.ts';

/** The words of a token: the parts of a compound, each but the first behind a hyphen, or the token itself. */
function wordsOf(token: Token): string[] {
  const isApart = isCompound(token) && !STOP_WORDS.has(token.text.toLowerCase());
  if (!isApart) return [token.text];
  return token.text.split('-').map((part, index) => (index > 0 ? `-${part}` : part));
}

const read = (text: string): string[] =>
  tokenize(plainText(text)).flatMap((token) => [
    ...(token.afterBreak ? ['|'] : []),
    ...wordsOf(token)
  ]);

/** What `readDocuments` makes of a text, by the readable way: `|` for a break, `-` before a joined word. */
export const readableDocument = ({title, abstract}: Text): string[] => [
  ...read(title),
  ...read(abstract)
];

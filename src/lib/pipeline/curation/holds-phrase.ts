import type {Text} from '../documents.ts';

/** A text in lower case, its words apart by one space, with one before the first and behind the last. */
export const plainWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim()} `;

/** Tells whether title or abstract of a paper hold a phrase word for word, in whatever case. */
export function holdsPhrase(phrase: string): (paper: Text) => boolean {
  const wanted = plainWords(phrase);
  return ({title, abstract}) =>
    plainWords(title).includes(wanted) || plainWords(abstract).includes(wanted);
}

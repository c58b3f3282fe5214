import {plainWords} from '../curation/holds-phrase.ts';
import type {Text} from '../documents.ts';

/** Counts the papers that hold a phrase, in whatever case; their texts are made ready at the first question. */
export function countLowerCase(papers: readonly Text[]): (phrase: string) => number {
  let texts: readonly string[] | null = null;
  return (phrase) => {
    texts ??= papers.map(({title, abstract}) => plainWords(`${title} ${abstract}`));
    const wanted = plainWords(phrase);
    return texts.filter((text) => text.includes(wanted)).length;
  };
}

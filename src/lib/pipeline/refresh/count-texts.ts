import type {Text} from '../documents.ts';

/** Counts the papers that hold a phrase, in whatever case; their texts are made ready at the first question. */
export function countLowerCase(papers: readonly Text[]): (phrase: string) => number {
  let texts: readonly string[] | null = null;
  return (phrase) => {
    texts ??= papers.map(({title, abstract}) =>
      ` ${title} ${abstract} `.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')
    );
    const wanted = ` ${phrase.toLowerCase()} `;
    return texts.filter((text) => text.includes(wanted)).length;
  };
}

/** The words of a query in lower case, at most eight. */
export const wordsOf = (query: string): string[] =>
  query.toLowerCase().split(/\s+/u).filter(Boolean).slice(0, 8);

/** Where a word stands in a text: 0 at its start, 1 at the start of a word, 2 inside one, none at all. */
function place(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at < 0) return null;
  if (at === 0) return 0;
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 2 : 1;
}

function placeOfAll(text: string, words: readonly string[]): number | null {
  const places = words.map((word) => place(text.toLowerCase(), word));
  return places.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0
  );
}

/** The items whose name holds all words of the query, earliest places first, else in the order given. */
export function findByName<T>(
  items: readonly T[],
  query: string,
  {name, limit}: {name: (item: T) => string; limit: number}
): T[] {
  const words = wordsOf(query);
  return items
    .flatMap((item) => {
      const found = placeOfAll(name(item), words);
      return found === null ? [] : [{item, found}];
    })
    .sort((a, b) => a.found - b.found)
    .slice(0, limit)
    .map(({item}) => item);
}

/** The pipeline looks up plain words of English only. */
const LOOKED_UP = /^[a-z]+$/;

/** Lists of tags by word. */
export type TagLists = Readonly<Record<string, readonly string[]>>;

/** The words of each list of tags. */
function groupByTags(lexicon: TagLists): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [word, tags] of Object.entries(lexicon)) {
    if (!LOOKED_UP.test(word)) continue;
    const key = tags.join(' ');
    const group = groups.get(key);
    if (group) group.push(word);
    else groups.set(key, [word]);
  }
  return groups;
}

/**
 * A CommonJS module that gives a lexicon of plain words as its JSON would: small, and not read before
 * it is asked, as most commands never ask.
 */
export function lexiconModule(lexicon: TagLists): string {
  const groups = [...groupByTags(lexicon)].map(([tags, words]) => [tags, words.join(' ')]);
  return `
    let tagsOf;
    const read = () => (tagsOf ??= Object.fromEntries(${JSON.stringify(groups)}.flatMap(
      ([tags, words]) => {
        const list = tags.split(' ');
        return words.split(' ').map((word) => [word, list]);
      }
    )));
    module.exports = new Proxy({}, {get: (_, word) => read()[word]});`;
}

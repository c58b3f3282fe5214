import {BREAK, wordOf, type Corpus} from './documents.ts';
import {PLAIN_PLACE} from './writings.ts';

/** How often each word occurs, and the same with the places weighed by what their capitals mean. */
function countWords({documents, abstractStarts, lexicon}: Corpus) {
  const occurrences = new Float64Array(lexicon.words.length);
  const weights = new Float64Array(lexicon.words.length);
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    document.forEach((code, position) => {
      if (code === BREAK) return;
      const word = wordOf(code);
      const isPlain = position > abstractStart && document[position - 1] !== BREAK;
      occurrences[word] = (occurrences[word] ?? 0) + 1;
      weights[word] = (weights[word] ?? 0) + (isPlain ? PLAIN_PLACE : 1);
    });
  });
  return {occurrences, weights};
}

/** What counts most of all that was offered, of equals the first in code point order. */
class Leader {
  text = '';
  #most = 0;

  offer(text: string, count: number): void {
    if (count < this.#most || (count === this.#most && text >= this.text)) return;
    [this.text, this.#most] = [text, count];
  }
}

const leaders = (count: number) => Array.from({length: count}, () => new Leader());

/**
 * The commonest surface form of each stem, by stem number: the commonest spelling, then its commonest
 * case, as `TermForms` finds them, but without building a text for every occurrence.
 */
export function wordForms(corpus: Corpus): string[] {
  const {words, stems, stemCount} = corpus.lexicon;
  const {occurrences, weights} = countWords(corpus);
  const lower = words.map((word) => word.toLowerCase());
  const key = (word: number) => `${stems[word] ?? 0} ${lower[word] ?? ''}`;
  const perSpelling = new Map<string, number>();
  words.forEach((_, word) =>
    perSpelling.set(key(word), (perSpelling.get(key(word)) ?? 0) + (occurrences[word] ?? 0))
  );
  const spellings = leaders(stemCount);
  lower.forEach((spelling, word) =>
    spellings[stems[word] ?? 0]?.offer(spelling, perSpelling.get(key(word)) ?? 0)
  );
  const cases = leaders(stemCount);
  words.forEach((text, word) => {
    const stem = stems[word] ?? 0;
    if (lower[word] === spellings[stem]?.text) cases[stem]?.offer(text, weights[word] ?? 0);
  });
  return cases.map(({text}) => text);
}

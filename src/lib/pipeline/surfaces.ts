import {BREAK, isJoined, wordOf, type Corpus, type Document} from './documents.ts';
import type {Lexicon} from './lexicon.ts';
import {visitTerms, type Vocabulary} from './vocabulary.ts';

/** A stretch of a document as it was written, one space or hyphen between the words. */
function stretchText(
  document: Document,
  [start, length]: readonly [number, number],
  {words}: Lexicon
): string {
  let text = '';
  for (let position = start; position < start + length; position++) {
    const code = document[position] ?? 0;
    const joint = position === start ? '' : isJoined(code) ? '-' : ' ';
    text += joint + (words[wordOf(code)] ?? '');
  }
  return text;
}

/** How often each text was counted. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(text: string, weight = 1): void {
    this.#counts.set(text, (this.#counts.get(text) ?? 0) + weight);
  }

  /** The commonest text; of equally common ones the first in code point order. */
  commonest(): string {
    let best = '';
    let most = 0;
    for (const [text, count] of this.#counts) {
      if (count > most || (count === most && text < best)) [best, most] = [text, count];
    }
    return best;
  }
}

/** In titles and at the start of a sentence capitals mean nothing: any other place outweighs them. */
const PLAIN_PLACE = 1000;

/**
 * The commonest surface form of each term that is asked for: "reward models" where the papers
 * mostly write so. Forms that differ only in case are counted together, then the commonest case is
 * taken.
 */
export function commonestForms(
  {documents, abstractStarts, lexicon}: Corpus,
  vocabulary: Vocabulary,
  wanted: ReadonlySet<number>
): Map<number, string> {
  const spellings = new Map<number, Tally>();
  const cases = new Map<string, Tally>();
  const tallyOf = <K>(tallies: Map<K, Tally>, key: K): Tally => {
    const tally = tallies.get(key) ?? new Tally();
    tallies.set(key, tally);
    return tally;
  };
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    const visit = (term: number, start: number, length: number) => {
      if (!wanted.has(term)) return;
      const text = stretchText(document, [start, length], lexicon);
      tallyOf(spellings, term).add(text.toLowerCase());
      const plain = start > abstractStart && document[start - 1] !== BREAK;
      tallyOf(cases, text.toLowerCase()).add(text, plain ? PLAIN_PLACE : 1);
    };
    visitTerms(document, vocabulary, {lexicon, visit});
  });
  return new Map(
    [...spellings].map(([term, tally]) => [term, cases.get(tally.commonest())?.commonest() ?? ''])
  );
}

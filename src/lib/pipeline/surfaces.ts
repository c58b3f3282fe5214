import {BREAK, isJoined, wordOf, type Corpus, type Document} from './documents.ts';
import type {Lexicon} from './lexicon.ts';
import {visitTerms, type Vocabulary} from './vocabulary.ts';

/** How a term is mostly written. */
export interface TermForm {
  /** The commonest spelling in its commonest case. */
  readonly form: string;
  /** Papers that hold that very spelling, in whatever case, by rising number. */
  readonly rows: readonly number[];
}

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

/** In titles and at the start of a sentence capitals mean nothing: any other place outweighs them. */
export const PLAIN_PLACE = 1000;

/** One spelling of a term: where it stands, and how its letters are cased there. */
class Spelling {
  readonly cases = new Map<string, number>();
  readonly rows: number[] = [];
  count = 0;

  add(text: string, paper: number, weight: number): void {
    this.count++;
    this.cases.set(text, (this.cases.get(text) ?? 0) + weight);
    if (this.rows.at(-1) !== paper) this.rows.push(paper);
  }
}

/** The key with the most, of equal ones the first in code point order. */
function mostCounted(counts: Iterable<readonly [string, number]>): string {
  let [best, most] = ['', 0];
  for (const [key, count] of counts) {
    if (count > most || (count === most && key < best)) [best, most] = [key, count];
  }
  return best;
}

function formOf(spellings: ReadonlyMap<string, Spelling>): TermForm {
  const spelling = mostCounted([...spellings].map(([text, {count}]) => [text, count] as const));
  const {cases, rows} = spellings.get(spelling) ?? new Spelling();
  return {form: mostCounted(cases), rows};
}

/**
 * The commonest surface form of each term that is asked for: "reward models" where the papers mostly
 * write so. Spellings that differ only in case are counted together, then the commonest case is taken.
 */
export function termForms(
  {documents, abstractStarts, lexicon}: Corpus,
  vocabulary: Vocabulary,
  wanted: ReadonlySet<number>
): Map<number, TermForm> {
  const found = new Map([...wanted].map((term) => [term, new Map<string, Spelling>()]));
  documents.forEach((document, paper) => {
    const abstractStart = abstractStarts[paper] ?? 0;
    const visit = (term: number, start: number, length: number) => {
      const spellings = found.get(term);
      if (!spellings) return;
      const text = stretchText(document, [start, length], lexicon);
      const key = text.toLowerCase();
      const spelling = spellings.get(key) ?? new Spelling();
      spellings.set(key, spelling);
      const isPlain = start > abstractStart && document[start - 1] !== BREAK;
      spelling.add(text, paper, isPlain ? PLAIN_PLACE : 1);
    };
    visitTerms(document, vocabulary, {lexicon, visit});
  });
  return new Map([...found].map(([term, spellings]) => [term, formOf(spellings)]));
}

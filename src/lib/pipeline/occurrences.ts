import type {Paper} from '../model.ts';
import {BREAK, wordOf, type Corpus} from './documents.ts';
import {IntList} from './int-list.ts';
import {isSilent, searchForm, splitWord, wordsOfName} from './search-forms.ts';

/** The parts of a paper that are searched, in the order in which they are read. */
export const PART = {title: 0, abstract: 1, authors: 2, organisation: 3} as const;

/** So many places lie empty behind title and abstract and behind each author, so that no phrase goes across. */
const EDGE = 10;
/** Of a word that is not searched for: it takes up its place only. */
const SILENT = -1;
/** Of a word that is not one form. */
const SEVERAL = -2;
const NO_DOCUMENT = new Int32Array();

/** Every word of every paper, by paper, in order. */
export interface Occurrences {
  /** Search forms in code point order. */
  readonly forms: readonly string[];
  /** Number of the form. */
  readonly form: Int32Array;
  /** Four times the place in the paper, plus the part. */
  readonly at: Int32Array;
  /** Where the words of each paper begin, and the end of the last. */
  readonly starts: Int32Array;
  /** Words of title and abstract of each paper. */
  readonly lengths: Int32Array;
}

/** Numbers forms as they come; names repeat, so each is taken apart once. */
class FormNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<string, readonly number[]>();

  get forms(): string[] {
    return [...this.#numbers.keys()];
  }

  number(form: string): number {
    const number = this.#numbers.get(form) ?? this.#numbers.size;
    this.#numbers.set(form, number);
    return number;
  }

  /** The form numbers of a word of the corpus. */
  word(word: string): number[] {
    return splitWord(word).map((part) => (isSilent(part) ? SILENT : this.number(searchForm(part))));
  }

  name(name: string): readonly number[] {
    const known =
      this.#names.get(name) ?? wordsOfName(name).map((word) => this.number(searchForm(word)));
    this.#names.set(name, known);
    return known;
  }
}

/** Takes down the words of one paper after the other. */
class Scribe {
  readonly form = new IntList();
  readonly at = new IntList();
  #place = 0;

  begin(): void {
    this.#place = 0;
  }

  edge(): void {
    this.#place += EDGE;
  }

  write(forms: readonly number[], part: number): void {
    for (const form of forms) this.writeOne(form, part);
  }

  writeOne(form: number, part: number): void {
    const place = this.#place++;
    if (form === SILENT) return;
    this.form.push(form);
    this.at.push(place * 4 + part);
  }
}

/** The numbers of the forms once these are in code point order. */
function rankForms(forms: readonly string[]): {sorted: string[]; rankOf: Int32Array} {
  const order = Array.from(forms.keys()).sort((a, b) =>
    (forms[a] ?? '') < (forms[b] ?? '') ? -1 : 1
  );
  const rankOf = new Int32Array(forms.length);
  order.forEach((number, rank) => (rankOf[number] = rank));
  return {sorted: order.map((number) => forms[number] ?? ''), rankOf};
}

/** Reads every word of the papers: title and abstract from the corpus, the names from the papers. */
export function readOccurrences(papers: readonly Paper[], corpus: Corpus): Occurrences {
  const numbers = new FormNumbers();
  const wordForms = corpus.lexicon.words.map((word) => numbers.word(word));
  // Nearly every word has one form: it is written without a look into a list.
  const onlyForms = Int32Array.from(wordForms, (forms) =>
    forms.length === 1 ? (forms[0] ?? SILENT) : SEVERAL
  );
  const scribe = new Scribe();
  const starts = new Int32Array(papers.length + 1);
  const lengths = new Int32Array(papers.length);
  papers.forEach(({authors, organisation}, paper) => {
    scribe.begin();
    const abstractStart = corpus.abstractStarts[paper] ?? 0;
    const document = corpus.documents[paper] ?? NO_DOCUMENT;
    for (let index = 0; index < document.length; index++) {
      if (index === abstractStart) scribe.edge();
      const code = document[index] ?? BREAK;
      if (code === BREAK) continue;
      const part = index < abstractStart ? PART.title : PART.abstract;
      const only = onlyForms[wordOf(code)] ?? SEVERAL;
      if (only === SEVERAL) scribe.write(wordForms[wordOf(code)] ?? [], part);
      else scribe.writeOne(only, part);
    }
    lengths[paper] = scribe.form.length - (starts[paper] ?? 0);
    for (const author of authors) {
      scribe.edge();
      scribe.write(numbers.name(author), PART.authors);
    }
    scribe.edge();
    scribe.write(numbers.name(organisation ?? ''), PART.organisation);
    starts[paper + 1] = scribe.form.length;
  });
  const {sorted, rankOf} = rankForms(numbers.forms);
  const form = scribe.form.view().map((number) => rankOf[number] ?? 0);
  return {forms: sorted, form, at: scribe.at.view(), starts, lengths};
}

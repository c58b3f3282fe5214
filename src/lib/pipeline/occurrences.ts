import type {Paper} from '../model.ts';
import type {Range} from './counting-sort.ts';
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
/** Stand before the words of an author, and of the organisation. */
const AUTHOR = -3;
const ORGANISATION = -4;
const NO_DOCUMENT = new Int32Array();

/** `at` is four times the place in the paper, plus the part. */
export type VisitOccurrence = (paper: number, form: number, at: number) => void;

/** Numbers forms as they come. */
class FormNumbers {
  readonly #numbers = new Map<string, number>();

  number(form: string): number {
    const number = this.#numbers.get(form) ?? this.#numbers.size;
    this.#numbers.set(form, number);
    return number;
  }

  /** The forms in code point order, and the place of each number among them. */
  rank(): {sorted: string[]; rankOf: Int32Array} {
    const forms = [...this.#numbers.keys()];
    const order = Array.from(forms.keys()).sort((a, b) =>
      (forms[a] ?? '') < (forms[b] ?? '') ? -1 : 1
    );
    const rankOf = new Int32Array(forms.length);
    order.forEach((number, rank) => (rankOf[number] = rank));
    return {sorted: order.map((number) => forms[number] ?? ''), rankOf};
  }
}

/** The forms of the words of a corpus: of each word its only one, or what stands for none or several. */
function formsOfWords({lexicon: {words}}: Corpus, numbers: FormNumbers) {
  const several = new Map<number, number[]>();
  const only = new Int32Array(words.length);
  words.forEach((word, index) => {
    const forms = splitWord(word).map((part) =>
      isSilent(part) ? SILENT : numbers.number(searchForm(part))
    );
    if (forms.length !== 1) several.set(index, forms);
    only[index] = forms.length === 1 ? (forms[0] ?? SILENT) : SEVERAL;
  });
  return {only, several};
}

/** The forms of the names of each paper, and where those of each begin. Names repeat, so each is taken apart once. */
function formsOfNames(
  papers: readonly Pick<Paper, 'authors' | 'organisation'>[],
  numbers: FormNumbers
) {
  const known = new Map<string, readonly number[]>();
  const formsOf = (name: string) => {
    const forms =
      known.get(name) ?? wordsOfName(name).map((word) => numbers.number(searchForm(word)));
    known.set(name, forms);
    return forms;
  };
  const forms = new IntList();
  const starts = new Int32Array(papers.length + 1);
  papers.forEach(({authors, organisation}, paper) => {
    for (const author of authors) {
      forms.push(AUTHOR);
      for (const form of formsOf(author)) forms.push(form);
    }
    forms.push(ORGANISATION);
    for (const form of formsOf(organisation ?? '')) forms.push(form);
    starts[paper + 1] = forms.length;
  });
  return {forms: forms.view(), starts};
}

/**
 * Every word of every paper, by paper, in order: title and abstract from the corpus, the names from the papers. They are
 * read anew for each visit, as all of them take more room than the texts.
 */
export class Occurrences {
  /** Search forms in code point order. */
  readonly forms: readonly string[];
  readonly #corpus: Corpus;
  readonly #words: ReturnType<typeof formsOfWords>;
  readonly #names: ReturnType<typeof formsOfNames>;

  constructor(papers: readonly Pick<Paper, 'authors' | 'organisation'>[], corpus: Corpus) {
    const numbers = new FormNumbers();
    const {only, several} = formsOfWords(corpus, numbers);
    const {forms, starts} = formsOfNames(papers, numbers);
    const {sorted, rankOf} = numbers.rank();
    const ranked = (number: number) => (number < 0 ? number : (rankOf[number] ?? 0));
    this.forms = sorted;
    this.#corpus = corpus;
    this.#words = {
      only: only.map(ranked),
      several: new Map([...several].map(([word, numbers]) => [word, numbers.map(ranked)]))
    };
    this.#names = {forms: forms.map(ranked), starts};
  }

  /** Visits the words whose form is one of those from a number to before another. */
  visit(range: Range, use: VisitOccurrence): void {
    for (let paper = 0; paper + 1 < this.#names.starts.length; paper++) {
      this.#visitNames(paper, this.#visitTexts(paper, range, use), {range, use});
    }
  }

  /** Visits the words of title and abstract, and gives the place behind the last. */
  #visitTexts(paper: number, [from, to]: Range, use: VisitOccurrence): number {
    const {only, several} = this.#words;
    const abstractStart = this.#corpus.abstractStarts[paper] ?? 0;
    const document = this.#corpus.documents[paper] ?? NO_DOCUMENT;
    let place = 0;
    for (let index = 0; index < document.length; index++) {
      if (index === abstractStart) place += EDGE;
      const code = document[index] ?? BREAK;
      if (code === BREAK) continue;
      const part = index < abstractStart ? PART.title : PART.abstract;
      const form = only[wordOf(code)] ?? SEVERAL;
      if (form >= from && form < to) use(paper, form, 4 * place + part);
      if (form !== SEVERAL) place++;
      else {
        for (const each of several.get(wordOf(code)) ?? []) {
          if (each >= from && each < to) use(paper, each, 4 * place + part);
          place++;
        }
      }
    }
    return place;
  }

  #visitNames(
    paper: number,
    from: number,
    {range: [first, end], use}: {range: Range; use: VisitOccurrence}
  ): void {
    const {forms, starts} = this.#names;
    let [place, part]: [number, number] = [from, PART.authors];
    for (let index = starts[paper] ?? 0; index < (starts[paper + 1] ?? 0); index++) {
      const form = forms[index] ?? AUTHOR;
      if (form >= first && form < end) use(paper, form, 4 * place + part);
      if (form >= 0) place++;
      else {
        place += EDGE;
        part = form === AUTHOR ? PART.authors : PART.organisation;
      }
    }
  }
}

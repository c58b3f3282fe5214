import type {Paper, WordIndex} from '../model.ts';
import type {Corpus} from './documents.ts';
import {readOccurrences, type Occurrences} from './occurrences.ts';

/** Counts are kept in a byte. */
const MOST = 255;

/** The words of all papers by form, then paper, then place. */
interface Sorted {
  readonly word: Int32Array;
  readonly paper: Int32Array;
  /** As in `Occurrences`. */
  readonly at: Int32Array;
}

/** Where the entries of each form go: the sums of the counts before it. */
function startsOf(form: Int32Array, forms: number): Int32Array {
  const starts = new Int32Array(forms + 1);
  for (const number of form) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < forms; number++) {
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  }
  return starts;
}

/** A counting sort: it keeps the order of papers and places. */
function sortByForm({forms, form, at, starts}: Occurrences): Sorted {
  const next = startsOf(form, forms.length);
  const sorted = {
    word: new Int32Array(form.length),
    paper: new Int32Array(form.length),
    at: new Int32Array(form.length)
  };
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    for (let entry = starts[paper] ?? 0; entry < (starts[paper + 1] ?? 0); entry++) {
      const number = form[entry] ?? 0;
      const place = next[number] ?? 0;
      next[number] = place + 1;
      sorted.word[place] = number;
      sorted.paper[place] = paper;
      sorted.at[place] = at[entry] ?? 0;
    }
  }
  return sorted;
}

const startsPosting = ({word, paper}: Sorted, entry: number): boolean =>
  entry === 0 || word[entry] !== word[entry - 1] || paper[entry] !== paper[entry - 1];

/** One posting for each word of a paper, with its counts by part. */
function countPostings(sorted: Sorted, lengths: Int32Array): WordIndex['postings'] {
  const {word, paper, at} = sorted;
  let size = 0;
  for (let entry = 0; entry < word.length; entry++) size += Number(startsPosting(sorted, entry));
  const ints = () => new Int32Array(size);
  const bytes = () => new Uint8Array(size);
  const counts = [bytes(), bytes(), bytes(), bytes()] as const;
  const postings = {word: ints(), paper: ints(), length: ints()};
  let posting = -1;
  for (let entry = 0; entry < word.length; entry++) {
    if (startsPosting(sorted, entry)) posting++;
    const row = paper[entry] ?? 0;
    postings.word[posting] = word[entry] ?? 0;
    postings.paper[posting] = row;
    postings.length[posting] = lengths[row] ?? 0;
    const part = counts[(at[entry] ?? 0) & 3];
    if (part) part[posting] = Math.min(MOST, (part[posting] ?? 0) + 1);
  }
  const [inTitle, inAbstract, inAuthors, inOrganisation] = counts;
  return {...postings, inTitle, inAbstract, inAuthors, inOrganisation};
}

/** In how many papers each form stands. */
function countPapers(words: Int32Array, forms: number): Int32Array {
  const starts = startsOf(words, forms);
  return starts.subarray(1).map((end, form) => end - (starts[form] ?? 0));
}

/**
 * Tells which papers hold which word, rare words and names included, how often and at which places. All
 * stand by word, then paper, so that a query reads only the rows of its words.
 */
export function indexWords(papers: readonly Paper[], corpus: Corpus): WordIndex {
  const occurrences = readOccurrences(papers, corpus);
  const {forms, lengths} = occurrences;
  const sorted = sortByForm(occurrences);
  const postings = countPostings(sorted, lengths);
  const counts = countPapers(postings.word, forms.length);
  return {
    words: forms.map((word, form) => ({word, papers: counts[form] ?? 0})),
    postings,
    places: {word: sorted.word, paper: sorted.paper, place: sorted.at.map((at) => at >> 2)},
    lengths
  };
}

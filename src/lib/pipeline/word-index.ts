import type {Paper, WordIndex} from '../model.ts';
import {moved, placesByGroup, startsOfGroups} from './counting-sort.ts';
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

/** A counting sort: it keeps the order of papers and places. */
function sortByForm({forms, form, at, starts}: Occurrences): Sorted {
  const paper = new Int32Array(form.length);
  for (let row = 0; row + 1 < starts.length; row++) paper.fill(row, starts[row], starts[row + 1]);
  const places = placesByGroup(form, forms.length);
  return {word: moved(form, places), paper: moved(paper, places), at: moved(at, places)};
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
  const starts = startsOfGroups(words, forms);
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

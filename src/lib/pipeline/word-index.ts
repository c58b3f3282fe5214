import type {Paper, WordIndex, WordPart} from '../model.ts';
import {rangesOfGroups, startsOfGroups, startsOfSizes, type Range} from './counting-sort.ts';
import type {Corpus} from './documents.ts';
import {Occurrences, PART} from './occurrences.ts';

/** Counts are kept in a byte. */
const MOST = 255;

/** Words of all papers by form, then paper, then place. */
interface Sorted {
  readonly word: Int32Array;
  readonly paper: Int32Array;
  /** As in `VisitOccurrence`. */
  readonly at: Int32Array;
}

/** A counting sort: the words come by paper and place, and keep that order. */
function sortRange(occurrences: Occurrences, range: Range, places: Int32Array): Sorted {
  const [from, to] = range;
  const next = startsOfSizes(places.subarray(from, to));
  const size = next[to - from] ?? 0;
  const [word, paper, at] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  for (let form = from; form < to; form++) {
    word.fill(form, next[form - from], next[form - from + 1]);
  }
  occurrences.visit(range, (row, form, place) => {
    const entry = next[form - from] ?? 0;
    paper[entry] = row;
    at[entry] = place;
    next[form - from] = entry + 1;
  });
  return {word, paper, at};
}

const startsPosting = ({word, paper}: Sorted, entry: number): boolean =>
  entry === 0 || word[entry] !== word[entry - 1] || paper[entry] !== paper[entry - 1];

/** One posting for each word of a paper, with its counts by part. */
function countPostings(sorted: Sorted, lengths: Int32Array): WordPart['postings'] {
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

/** In how many papers each word of a range stands. */
function countPapers(words: Int32Array, [from, to]: Range): Int32Array {
  const starts = startsOfGroups(
    words.map((word) => word - from),
    to - from
  );
  return starts.subarray(1).map((end, word) => end - (starts[word] ?? 0));
}

/**
 * Tells which papers hold which word, rare words and names included, how often and at which places. All
 * stand by word, then paper, so that a query reads only the rows of its words.
 */
export function indexWords(
  papers: readonly Pick<Paper, 'authors' | 'organisation'>[],
  corpus: Corpus,
  leastPlaces?: number
): WordIndex {
  const occurrences = new Occurrences(papers, corpus);
  const {forms} = occurrences;
  const lengths = new Int32Array(papers.length);
  const places = new Int32Array(forms.length);
  occurrences.visit([0, forms.length], (paper, form, at) => {
    places[form] = (places[form] ?? 0) + 1;
    if ((at & 3) <= PART.abstract) lengths[paper] = (lengths[paper] ?? 0) + 1;
  });
  function* parts(): Generator<WordPart> {
    for (const range of rangesOfGroups(places, leastPlaces)) {
      const sorted = sortRange(occurrences, range, places);
      const postings = countPostings(sorted, lengths);
      const {word, paper, at} = sorted;
      yield {
        first: range[0],
        words: forms.slice(...range),
        papers: countPapers(postings.word, range),
        postings,
        places: {word, paper, place: at.map((each) => each >> 2)}
      };
    }
  }
  return {lengths, parts};
}

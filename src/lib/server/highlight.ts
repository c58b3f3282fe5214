import {isSilent, searchForm} from '../pipeline/search-forms.ts';
import type {Search} from './search.ts';

/** A stretch of a text; hits are marked on the page. */
export interface Stretch {
  readonly text: string;
  readonly hit: boolean;
}

/** Words as the index takes them apart, with their places in the text. */
const PIECE = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['.][\p{L}\p{N}\p{M}]+)*\+{0,2}/gu;
/** Characters of an abstract that a list shows, and how far before the first hit it begins. */
const EXCERPT = 260;
const BEFORE = 80;

/** The forms that a search wants in title and abstract. */
export const wantedForms = ({asked}: Search): ReadonlySet<string> =>
  new Set(asked.filter(({clause}) => clause > 0).map(({word}) => word));

/** The first letter as a search form has it: an ending goes, a beginning never does; null where it may bear an accent. */
function initialOf(piece: string): string | null {
  const code = piece.charCodeAt(0);
  return code < 128 ? piece.charAt(0).toLowerCase() : null;
}

/** The words of a text that a search hits, with their places. */
function* hitsOf(
  text: string,
  forms: ReadonlySet<string>
): Generator<{readonly piece: string; readonly index: number}> {
  if (forms.size === 0) return;
  const initials = new Set([...forms].map((form) => form.charAt(0)));
  for (const {0: piece, index} of text.matchAll(PIECE)) {
    const initial = initialOf(piece);
    // To find the form of a word takes its time, and nearly all begin otherwise.
    if (initial !== null && !initials.has(initial)) continue;
    if (!isSilent(piece) && forms.has(searchForm(piece))) yield {piece, index};
  }
}

/** Takes a text apart into what the search hits and what lies between; together the stretches are the text. */
export function markHits(text: string, forms: ReadonlySet<string>): Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const {piece, index} of hitsOf(text, forms)) {
    if (index > end) stretches.push({text: text.slice(end, index), hit: false});
    stretches.push({text: piece, hit: true});
    end = index + piece.length;
  }
  if (end < text.length) stretches.push({text: text.slice(end), hit: false});
  return stretches;
}

/** Where a word begins at or behind a place, so that no excerpt begins inside one. */
function wordStart(text: string, place: number): number {
  const space = text.indexOf(' ', place);
  return place <= 0 || space === -1 ? Math.max(0, place) : space + 1;
}

/** The stretch of an abstract around its first hit, else its beginning, with dots where it was cut. */
export function excerpt(abstract: string, forms: ReadonlySet<string>): Stretch[] {
  const first = hitsOf(abstract, forms).next().value;
  const start = first ? wordStart(abstract, first.index - BEFORE) : 0;
  const stop = start + EXCERPT >= abstract.length ? abstract.length : start + EXCERPT;
  const cut = stop < abstract.length ? abstract.lastIndexOf(' ', stop) : stop;
  const shown = abstract.slice(start, cut > start ? cut : stop);
  const marked = markHits(shown, forms);
  const dots = {text: '…', hit: false};
  return [
    ...(start > 0 ? [dots] : []),
    ...marked,
    ...(start + shown.length < abstract.length ? [dots] : [])
  ];
}

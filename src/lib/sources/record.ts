import type {Day, Paper, Reject} from '../model.ts';
import {dayBefore} from './dates.ts';
import {identify} from './identity.ts';
import {cleanText, stripHostile} from './text.ts';

/** The longest that is taken, in characters (authors: in names); what is longer is rejected. */
export const CAPS = {title: 2_000, abstract: 50_000, authors: 5_000, record: 1_048_576} as const;

const EXCERPT = 1_000;

/** What a parser found out about one paper, texts as they were printed, dates already read. */
export interface SourceRecord {
  readonly title: string;
  readonly source: string;
  readonly id?: string | null | undefined;
  readonly abstract?: string | null | undefined;
  readonly published?: Day | null | undefined;
  readonly listed?: Day | null | undefined;
  readonly authors?: readonly string[] | null | undefined;
  /** When the names are not told. */
  readonly authorCount?: number | null | undefined;
  readonly organisation?: string | null | undefined;
  readonly upvotes?: number | null | undefined;
  readonly comments?: number | null | undefined;
  readonly url?: string | null | undefined;
}

/** The rule that a record broke. */
export interface Fault {
  readonly reason: string;
  readonly message: string;
}

/** Whether the record could not be read. */
export const isFault = (result: Paper | Fault): result is Fault => 'reason' in result;

/** The reject for the record that begins on this line. */
export function reject(line: number, {reason, message}: Fault, record: string): Reject {
  const excerpt = stripHostile(record.slice(0, EXCERPT));
  return {line, reason, message: stripHostile(message), excerpt};
}

const cleanOrNull = (text: string | null | undefined) => cleanText(text ?? '') || null;

function overCap(paper: Paper): Fault | null {
  for (const [name, length] of [
    ['title', paper.title.length],
    ['abstract', paper.abstract.length],
    ['authors', paper.authors.length]
  ] as const) {
    if (length <= CAPS[name]) continue;
    const unit = name === 'authors' ? 'names' : 'characters';
    const message = `${name} holds ${length} ${unit}, expected at most ${CAPS[name]}`;
    return {reason: `${name}-too-long`, message};
  }
  return null;
}

/** A day later than the one on which it is read is a slip; one day is left for time zones ahead. */
function futureDate({published, listed}: Paper, today: Day | undefined): Fault | null {
  if (today === undefined) return null;
  for (const [name, day] of Object.entries({published, listed})) {
    if (day === null || day <= today || dayBefore(day) <= today) continue;
    return {
      reason: `${name}-in-future`,
      message: `${name} is ${day}, expected ${today} or earlier`
    };
  }
  return null;
}

/** A number alone is no title: it is a count that stood by the title. */
const HAS_LETTERS = /\p{L}/u;

/** The paper that a record tells of: texts cleaned, identity found, caps held, no date after `today`. */
export function toPaper(
  record: SourceRecord,
  {today}: {today?: Day | undefined} = {}
): Paper | Fault {
  const title = cleanText(record.title);
  const message = `title is "${record.title.slice(0, 80)}", expected text`;
  if (!title) return {reason: 'title-missing', message};
  if (!HAS_LETTERS.test(title))
    return {reason: 'title-invalid', message: `${message} with letters`};
  const authors = (record.authors ?? []).map(cleanText).filter((name) => name !== '');
  const url = cleanOrNull(record.url);
  const {id, version} = identify({id: cleanOrNull(record.id), url, title});
  // Key by key: an object that begins with a spread is slow to make and to read.
  const paper: Paper = {
    id,
    version,
    title,
    abstract: cleanText(record.abstract ?? ''),
    published: record.published ?? null,
    listed: record.listed ?? null,
    authors,
    authorCount: record.authorCount ?? (authors.length || null),
    organisation: cleanOrNull(record.organisation),
    upvotes: record.upvotes ?? null,
    comments: record.comments ?? null,
    url,
    sources: [cleanText(record.source)]
  };
  return overCap(paper) ?? futureDate(paper, today) ?? paper;
}

/** The fault of a record that is too long to be one, else null. */
export function recordTooLong(length: number): Fault | null {
  if (length <= CAPS.record) return null;
  const message = `record holds ${length} characters, expected at most ${CAPS.record}`;
  return {reason: 'record-too-long', message};
}

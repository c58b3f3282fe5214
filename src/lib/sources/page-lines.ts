import {monthNumber} from './dates.ts';
import {stripHostile} from './text.ts';

/** A date as a page prints it, often without a year. */
export interface PrintedDate {
  readonly text: string;
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
}

/** What a line of a page is by its own form. */
export type LineContent =
  | {readonly kind: 'text' | 'dot' | 'organisation'; readonly text: string}
  | {readonly kind: 'authors'; readonly text: string; readonly count: number}
  | {
      readonly kind: 'date';
      readonly text: string;
      readonly date: PrintedDate;
      readonly comments: number | null;
    };

/** A line that is neither blank nor furniture. */
export type PageLine = LineContent & {
  /** Counted from 1. */
  readonly line: number;
  /** Whether it stands under a blank line. */
  readonly gap: boolean;
};

const FURNITURE = new Set([
  'get trending papers in your email inbox!',
  'get trending papers in your email inbox once a day!',
  'subscribe',
  'daily papers'
]);
// Words that could be titles are furniture only in the foot of the page.
const FOOT = new Set(
  (
    'previous,next,load more,back to top,system theme,company,tos,privacy,about,careers,jobs,' +
    'website,models,datasets,spaces,pricing,docs,hugging face'
  ).split(',')
);
const BYLINE = /^by.{0,60}and the research community$/i;
const AUTHORS = /^[•·]?\s*(\d{1,6}) authors?$/i;
const DATE = /^([a-z]{3,9})\.? (\d{1,2})(?:,? ([12]\d{3}))?(?: (\d{1,6}))?$/i;
const LONGEST_ORGANISATION = 120;
/** No title of 8,000 was longer, in characters; nearly every abstract was. */
export const LONG = 250;

function readDate(text: string): LineContent | null {
  const [, name = '', day, year, comments] = DATE.exec(text) ?? [];
  const month = monthNumber(name);
  if (month === null) return null;
  const date = {text, month, day: Number(day), year: year ? Number(year) : null};
  return {kind: 'date', text, date, comments: comments ? Number(comments) : null};
}

function readLine(text: string): LineContent {
  const authors = AUTHORS.exec(text);
  if (authors) return {kind: 'authors', text, count: Number(authors[1])};
  if (text === '·' || text === '•') return {kind: 'dot', text};
  return readDate(text) ?? {kind: 'text', text};
}

const LINK = /https?:|this https url|\w\.(?:com|org|net|io|ai|co)\/|\.github\.io/i;

/** Whether a paragraph is running text, which a title is not: long, closed by a stop, or with a link. */
export const isProse = (text: string): boolean =>
  text.length > LONG || /[.:;]["'”’)\]]*$/.test(text) || LINK.test(text);

const isFurniture = (text: string) => FURNITURE.has(text.toLowerCase()) || BYLINE.test(text);

// The page prints logo text and name of an organisation: `ByteDance ByteDance`.
function onceNotTwice(name: string): string {
  const half = name.slice(0, name.length / 2);
  return name === `${half} ${half}` ? half : name;
}

// The line right above the dot is the organisation: title and abstract keep a blank line below them.
function nameOrganisation(line: PageLine, index: number, lines: readonly PageLine[]): PageLine {
  const next = lines[index + 1];
  if (next?.kind !== 'dot' || next.gap || line.kind !== 'text') return line;
  const text = onceNotTwice(line.text);
  const isAlone = line.gap && text.length <= LONGEST_ORGANISATION;
  return isAlone || text !== line.text ? {...line, kind: 'organisation', text} : line;
}

function withoutFoot(lines: readonly PageLine[]): readonly PageLine[] {
  const last = lines.findLastIndex(({text}) => !FOOT.has(text.toLowerCase()));
  return lines.slice(0, last + 1);
}

/** The lines of a page that say something, without its furniture. */
export function pageLines(text: string): readonly PageLine[] {
  const lines: PageLine[] = [];
  let gap = true;
  stripHostile(text)
    .split('\n')
    .forEach((content, index) => {
      const trimmed = content.replace(/\s+/g, ' ').trim();
      if (trimmed) lines.push({...readLine(trimmed), line: index + 1, gap});
      gap = trimmed === '';
    });
  const named = lines.map(nameOrganisation);
  return withoutFoot(named.filter(({kind, text}) => kind !== 'text' || !isFurniture(text)));
}

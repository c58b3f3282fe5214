import type {Paper, Reading, Reject} from '../model.ts';
import {draftPapers, takeHead, type Draft} from './page-drafts.ts';
import {LONG, pageLines, type PrintedDate} from './page-lines.ts';
import {findPageYear, printedDay, type PageCalendar} from './page-year.ts';
import {isFault, recordTooLong, reject, toPaper, type Fault} from './record.ts';

interface PageContext {
  readonly year: number | null;
  readonly today: string;
}

const excerptOf = (lines: readonly string[], draft: Draft, next: Draft | undefined) =>
  lines
    .slice(draft.line - 1, next && next.line - 1)
    .join('\n')
    .trim();

function shapeFault({paragraphs, closed}: Draft): Fault | null {
  const [title, abstract] = paragraphs;
  if (title === undefined) {
    return {
      reason: 'title-missing',
      message: 'authors, organisation or date stand without a title'
    };
  }
  if (title.length > LONG && abstract === undefined) {
    const message = `a text of ${title.length} characters stands without a title`;
    return {reason: 'title-missing', message};
  }
  if (abstract === undefined && !closed) {
    const message = `"${title.slice(0, 80)}" stands alone, expected an abstract or authors below it`;
    return {reason: 'not-a-paper', message};
  }
  return null;
}

function dateFault(date: PrintedDate, {today}: PageContext): Fault {
  const message = `published is "${date.text}", expected a date on or before ${today}`;
  return {reason: 'published-invalid', message};
}

function readDraft(draft: Draft, context: PageContext): Paper | Fault {
  const fault = shapeFault(draft);
  if (fault) return fault;
  const [title = '', ...abstract] = draft.paragraphs;
  const published = draft.date && printedDay(draft.date, context.year, context.today);
  if (draft.date && !published) return dateFault(draft.date, context);
  const {organisation, authorCount, comments} = draft;
  const rest = {organisation, authorCount, comments, source: 'daily-papers-page'};
  return toPaper({title, abstract: abstract.join(' '), published, ...rest});
}

/**
 * Reads the text of a Daily Papers page. Its day is that of the list around the papers, which may be
 * years older, so `listed` stays null. Throws SourceError when dates lack a year and none fits.
 */
export function readDailyPapersPage(text: string, calendar: PageCalendar): Reading {
  const {day, body} = takeHead(pageLines(text));
  const drafts = draftPapers(body);
  const dates = drafts.flatMap(({date}) => (date ? [date] : []));
  const {year, note} = findPageYear(day, dates, calendar);
  const lines = text.split(/\r\n?|\n/);
  const papers: Paper[] = [];
  const rejects: Reject[] = [];
  drafts.forEach((draft, index) => {
    const excerpt = excerptOf(lines, draft, drafts[index + 1]);
    const context = {year, today: calendar.today};
    const result = recordTooLong(excerpt.length) ?? readDraft(draft, context);
    if (isFault(result)) rejects.push(reject(draft.line, result, excerpt));
    else papers.push(result);
  });
  return {format: 'daily-papers-page', papers, rejects, notes: note ? [note] : []};
}

import {isProse, LONG, type PageLine, type PrintedDate} from './page-lines.ts';

/** One paper as a page prints it. */
export interface Draft {
  /** Its first line, counted from 1. */
  readonly line: number;
  readonly paragraphs: string[];
  organisation: string | null;
  authorCount: number | null;
  date: PrintedDate | null;
  comments: number | null;
  /** Whether a line of those under the abstract was seen: the next text is another paper. */
  closed: boolean;
}

/** The day in the head of a page and the lines under it; the day is null when the head is missing. */
export interface Page {
  readonly day: PrintedDate | null;
  readonly body: readonly PageLine[];
}

/** Takes off the head: what stands above the first date, unless that date is already a paper's. */
export function takeHead(lines: readonly PageLine[]): Page {
  const index = lines.findIndex((line) => line.kind !== 'text' || isProse(line.text));
  const first = lines[index];
  if (first?.kind !== 'date') return {day: null, body: lines};
  return {day: first.date, body: lines.slice(index + 1)};
}

const begin = (line: number): Draft => ({
  ...{line, paragraphs: [], organisation: null, authorCount: null},
  ...{date: null, comments: null, closed: false}
});

// Lines without a blank between them are one paragraph, save a title right above a long abstract.
const isAbstractBelow = (line: PageLine, above: PageLine) =>
  line.text.length > LONG && !isProse(above.text);

function joinParagraphs(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const continues = line.kind === 'text' && above?.kind === 'text' && !line.gap;
    if (continues && !isAbstractBelow(line, above)) {
      joined[joined.length - 1] = {...above, text: `${above.text} ${line.text}`};
    } else joined.push(line);
  }
  return joined;
}

// A paper without the lines under its abstract ends where the next title stands.
function beginsPaper(line: PageLine, next: PageLine | undefined, draft: Draft): boolean {
  if (isProse(line.text)) return false;
  const isAboveAbstract = next?.kind === 'text' && isProse(next.text);
  return isAboveAbstract || draft.paragraphs.length > 1;
}

const isTold = (line: PageLine, draft: Draft) =>
  (line.kind === 'authors' && draft.authorCount !== null) || draft.date !== null;

function needsNewDraft(line: PageLine, next: PageLine | undefined, draft: Draft): boolean {
  if (line.kind !== 'text') return isTold(line, draft);
  return draft.closed || (draft.paragraphs.length > 0 && beginsPaper(line, next, draft));
}

function add(line: PageLine, draft: Draft) {
  if (line.kind === 'text') draft.paragraphs.push(line.text);
  else draft.closed = true;
  if (line.kind === 'authors') draft.authorCount = line.count;
  if (line.kind === 'organisation') draft.organisation = line.text;
  if (line.kind === 'date') [draft.date, draft.comments] = [line.date, line.comments];
}

/** Groups the lines under the head into papers. */
export function draftPapers(body: readonly PageLine[]): Draft[] {
  const drafts: Draft[] = [];
  joinParagraphs(body).forEach((line, index, lines) => {
    const current = drafts.at(-1);
    const fresh = !current || needsNewDraft(line, lines[index + 1], current);
    const draft = fresh ? begin(line.line) : current;
    if (fresh) drafts.push(draft);
    add(line, draft);
  });
  return drafts;
}

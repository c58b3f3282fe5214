import type {Reading, ReadingPart, SourceFormat} from '../model.ts';
import {readDailyPapersPage} from './daily-papers-page.ts';
import {readHuggingfaceApi} from './huggingface-api.ts';
import {parseList} from './json-elements.ts';
import {JSONL_KEYS, readJsonlParts} from './jsonl.ts';
import {pageLines} from './page-lines.ts';
import type {PageCalendar} from './page-year.ts';
import {SourceError} from './source-error.ts';
import {checkUtf8, decodeUtf8, utf8Lines} from './utf8.ts';

const KNOWN =
  'expected the text of a Daily Papers page, an answer of the Hugging Face daily_papers API (a JSON list), or JSONL (one JSON object a line with "title", and where known "abstract", "listed" and more)';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unknown(line: number, seen: string): never {
  throw new SourceError(line, 'unknown-format', `the file ${seen}; ${KNOWN}`);
}

function detectList(text: string): 'huggingface-api' {
  const list = parseList(text);
  const fits = list.length === 0 || list.some((entry) => isObject(entry) && 'paper' in entry);
  return fits ? 'huggingface-api' : unknown(1, 'is a JSON list of which no entry holds a "paper"');
}

// A first line that is no complete object may be a damaged record: the parser tells its place.
function checkLines(first: string, whole: () => string): void {
  const object = parseOrNull(first) ?? parseOrNull(whole());
  const keys = isObject(object) ? Object.keys(object) : [];
  if (keys.length === 0 || keys.some((key) => key in JSONL_KEYS)) return;
  unknown(1, `holds a JSON object with the keys ${keys.slice(0, 8).join(', ')}`);
}

function looksLikePage(text: string): boolean {
  const lines = pageLines(text);
  const dated = lines.some(
    (line, index) => line.kind === 'dot' && lines[index + 1]?.kind === 'date'
  );
  return (
    dated || lines.some((line) => line.kind === 'authors') || /^\s*daily papers\s*$/im.test(text)
  );
}

const LONGEST_HEADER = 2000;

/** A first line of several fields, one of them a title. */
function looksLikeCsv(text: string): boolean {
  const [header = ''] = text.slice(0, LONGEST_HEADER).split('\n', 1);
  const fields = header.split(/[,;\t]/).map((field) => field.replaceAll('"', '').trim());
  return fields.length > 1 && fields.some((field) => field.toLowerCase() === 'title');
}

/** The format of a text that is not JSONL. */
function detectFormat(text: string): Exclude<SourceFormat, 'jsonl'> {
  const start = text.trimStart();
  if (start === '') return unknown(1, 'is empty');
  if (start.startsWith('[')) return detectList(text);
  if (looksLikePage(text)) return 'daily-papers-page';
  if (looksLikeCsv(start)) return unknown(1, 'looks like CSV, which is none of the formats read');
  return unknown(1, `begins with ${JSON.stringify(start.slice(0, 60))}`);
}

/** The first line with a text, from where the text begins. */
function firstLine(bytes: Uint8Array): string {
  for (const line of utf8Lines(bytes)) {
    const start = line.trimStart();
    if (start !== '') return start;
  }
  return '';
}

/** What is said of a file as a whole. */
export type ReadingEnd = Omit<Reading, keyof ReadingPart>;

function* readFormat(
  bytes: Uint8Array,
  calendar: PageCalendar
): Generator<ReadingPart, ReadingEnd> {
  const first = firstLine(bytes);
  if (first.startsWith('{')) {
    checkLines(first, () => decodeUtf8(bytes).trimStart());
    yield* readJsonlParts(utf8Lines(bytes), calendar.today);
    return {format: 'jsonl', notes: []};
  }
  const text = decodeUtf8(bytes);
  const isPage = detectFormat(text) === 'daily-papers-page';
  const {papers, rejects, ...end} = isPage
    ? readDailyPapersPage(text, calendar)
    : readHuggingfaceApi(text, calendar.today);
  yield {papers, rejects};
  return end;
}

/**
 * Reads one file whatever its name, in parts where its format allows: papers and rejects, at the end
 * format and what was assumed. Throws SourceError when the file as a whole is bad, which may turn out
 * after some parts: `not-utf8`, `unknown-format`, `not-json` (a line) or `year-unknown` (a page).
 */
export function* readParts(
  bytes: Uint8Array,
  calendar: PageCalendar
): Generator<ReadingPart, ReadingEnd> {
  try {
    return yield* readFormat(bytes, calendar);
  } catch (error) {
    // Bytes that are no text are told first, wherever they are.
    checkUtf8(bytes);
    throw error;
  }
}

/** Reads one file as a whole, as `readParts` does. */
export function readSource(bytes: Uint8Array, calendar: PageCalendar): Reading {
  const reading = readParts(bytes, calendar);
  const parts: ReadingPart[] = [];
  for (;;) {
    const next = reading.next();
    if (next.done) {
      const papers = parts.flatMap((part) => part.papers);
      const rejects = parts.flatMap((part) => part.rejects);
      return {...next.value, papers, rejects};
    }
    parts.push(next.value);
  }
}

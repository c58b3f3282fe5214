import type {Reading, ReadingPart, SourceFormat} from '../model.ts';
import {readDailyPapersPage} from './daily-papers-page.ts';
import {readHuggingfaceApi} from './huggingface-api.ts';
import {parseList} from './json-elements.ts';
import {JSONL_KEYS, readJsonlParts} from './jsonl.ts';
import {pageLines} from './page-lines.ts';
import type {PageCalendar} from './page-year.ts';
import {SourceError} from './source-error.ts';
import {decodeUtf8, utf8Lines, wholeBytes} from './utf8.ts';

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

/** Bytes of which some have been looked at. */
interface Peeked {
  /** Whether the first letter is a brace. */
  readonly isBraced: boolean;
  /** All of them, those that were looked at too. */
  readonly pieces: Iterable<Uint8Array>;
}

function* chain<T>(first: readonly T[], rest: Iterator<T>): Generator<T> {
  yield* first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

/** Looks at as many pieces as it takes to see where the text begins. */
function peek(pieces: Iterable<Uint8Array>): Peeked {
  const rest = pieces[Symbol.iterator]();
  const decoder = new TextDecoder();
  const seen: Uint8Array[] = [];
  let start = '';
  for (let next = rest.next(); !next.done; next = rest.next()) {
    seen.push(next.value);
    start = decoder.decode(next.value, {stream: true}).trimStart();
    if (start !== '') break;
  }
  return {isBraced: start.startsWith('{'), pieces: chain(seen, rest)};
}

/** Most characters of an object on several lines that is looked at as a whole, to say what it is instead. */
const LONGEST_OBJECT = 64 * 1024 * 1024;

/** Lines that are kept until it is clear that they are JSONL. */
class JsonLines {
  readonly #lines: Iterator<string>;
  readonly #kept: string[] = [];

  constructor(lines: Iterator<string>) {
    this.#lines = lines;
  }

  /** Throws SourceError with rule `unknown-format` when the lines are an object of another kind. */
  check(): void {
    let first = '';
    while (first === '' && this.#keep()) first = this.#kept.at(-1)?.trimStart() ?? '';
    checkLines(first, () => this.#whole());
  }

  *all(): Generator<string> {
    yield* chain(this.#kept.splice(0), this.#lines);
  }

  /** Reads on to the end, for what is wrong there with the bytes. */
  drain(): void {
    while (!this.#lines.next().done);
  }

  #keep(): boolean {
    const next = this.#lines.next();
    if (!next.done) this.#kept.push(next.value);
    return !next.done;
  }

  #whole(): string {
    let length = 0;
    while (length <= LONGEST_OBJECT && this.#keep()) length += this.#kept.at(-1)?.length ?? 0;
    return length <= LONGEST_OBJECT ? this.#kept.join('\n').trimStart() : '';
  }
}

/** What is said of a file as a whole. */
export type ReadingEnd = Omit<Reading, keyof ReadingPart>;

function* readLines(
  pieces: Iterable<Uint8Array>,
  {today}: PageCalendar
): Generator<ReadingPart, ReadingEnd> {
  const lines = new JsonLines(utf8Lines(pieces));
  try {
    lines.check();
    yield* readJsonlParts(lines.all(), today);
    return {format: 'jsonl', notes: []};
  } catch (error) {
    // Bytes that are no text are told first, wherever they are.
    lines.drain();
    throw error;
  }
}

function* readText(text: string, calendar: PageCalendar): Generator<ReadingPart, ReadingEnd> {
  const isPage = detectFormat(text) === 'daily-papers-page';
  const {papers, rejects, ...end} = isPage
    ? readDailyPapersPage(text, calendar)
    : readHuggingfaceApi(text, calendar.today);
  yield {papers, rejects};
  return end;
}

/**
 * Reads one file whatever its name: JSONL of any size in parts, other formats whole. Gives papers and
 * rejects, at the end format and what was assumed. Throws SourceError when the file as a whole is bad,
 * which may turn out after some parts: `not-utf8`, `unknown-format`, `not-json` (a line) or `year-unknown`
 * (a page).
 */
export function* readParts(
  bytes: Iterable<Uint8Array>,
  calendar: PageCalendar
): Generator<ReadingPart, ReadingEnd> {
  const {isBraced, pieces} = peek(bytes);
  return isBraced
    ? yield* readLines(pieces, calendar)
    : yield* readText(decodeUtf8(wholeBytes(pieces)), calendar);
}

/** Reads one file as a whole, as `readParts` does. */
export function readSource(bytes: Uint8Array, calendar: PageCalendar): Reading {
  const reading = readParts([bytes], calendar);
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

import type {Reading, SourceFormat} from '../model.ts';
import {readDailyPapersPage} from './daily-papers-page.ts';
import {readHuggingfaceApi} from './huggingface-api.ts';
import {parseList} from './json-elements.ts';
import {JSONL_KEYS, readJsonl} from './jsonl.ts';
import {pageLines} from './page-lines.ts';
import type {PageCalendar} from './page-year.ts';
import {SourceError} from './source-error.ts';
import {decodeUtf8} from './utf8.ts';

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

function detectList(text: string): SourceFormat {
  const list = parseList(text);
  const fits = list.length === 0 || list.some((entry) => isObject(entry) && 'paper' in entry);
  return fits ? 'huggingface-api' : unknown(1, 'is a JSON list of which no entry holds a "paper"');
}

// A first line that is no complete object may be a damaged record: the parser tells its place.
function detectLines(text: string): SourceFormat {
  const first =
    parseOrNull(text.slice(0, text.indexOf('\n') + 1 || undefined)) ?? parseOrNull(text);
  const keys = isObject(first) ? Object.keys(first) : [];
  if (keys.length === 0 || keys.some((key) => key in JSONL_KEYS)) return 'jsonl';
  return unknown(1, `holds a JSON object with the keys ${keys.slice(0, 8).join(', ')}`);
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

/** Tells the format by content. Throws SourceError with rule `unknown-format`. */
export function detectFormat(text: string): SourceFormat {
  const start = text.trimStart();
  if (start === '') return unknown(1, 'is empty');
  if (start.startsWith('[')) return detectList(text);
  if (start.startsWith('{')) return detectLines(start);
  if (looksLikePage(text)) return 'daily-papers-page';
  if (looksLikeCsv(start)) return unknown(1, 'looks like CSV, which is none of the formats read');
  return unknown(1, `begins with ${JSON.stringify(start.slice(0, 60))}`);
}

/**
 * Reads one file whatever its name: papers, rejects and what was assumed. Throws SourceError when the
 * file as a whole is bad: `not-utf8`, `unknown-format`, `not-json` (a line) or `year-unknown` (a page).
 */
export function readSource(bytes: Uint8Array, calendar: PageCalendar): Reading {
  const text = decodeUtf8(bytes);
  const format = detectFormat(text);
  if (format === 'huggingface-api') return readHuggingfaceApi(text, calendar.today);
  return format === 'jsonl' ? readJsonl(text, calendar.today) : readDailyPapersPage(text, calendar);
}

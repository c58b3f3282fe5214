import * as v from 'valibot';
import type {Day, Paper, Reading, ReadingPart, Reject} from '../model.ts';
import {isFault, recordTooLong, reject, toPaper, type Fault} from './record.ts';
import {optionalCount, optionalDay, optionalLink, optionalText, readRecord} from './schema.ts';
import {SourceError} from './source-error.ts';

/** The keys of a JSONL record; others are ignored, and all but the title may be null or missing. */
export const JSONL_KEYS = {
  id: optionalText,
  title: v.string('expected text'),
  abstract: optionalText,
  listed: optionalDay,
  published: optionalDay,
  authors: v.nullish(v.array(v.string('expected a name'), 'expected a list of names')),
  organisation: optionalText,
  upvotes: optionalCount,
  comments: optionalCount,
  url: optionalLink,
  source: optionalText
};

const RECORD = v.object(JSONL_KEYS, 'expected an object');

/** A line that is not JSON means that the file is broken or of another kind: a file error, not a reject. */
function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const seen = text.slice(0, 60);
    throw new SourceError(
      line,
      'not-json',
      `the line is not JSON: it begins with ${JSON.stringify(seen)}`
    );
  }
}

function readLine(text: string, line: number, today?: Day): Paper | Fault {
  const long = recordTooLong(text.length);
  if (long) return long;
  const result = readRecord(RECORD, parseLine(text, line));
  if ('fault' in result) return result.fault;
  return toPaper({...result.record, source: result.record.source ?? 'jsonl'}, {today});
}

/** Records in a part of a reading. */
const PART = 100;

/**
 * Reads JSON lines, one paper each, in parts; blank lines are skipped. A line that is JSON and not a paper
 * is a reject. Throws SourceError with rule `not-json` when it comes to a line that is not JSON.
 */
export function* readJsonlParts(lines: Iterable<string>, today?: Day): Generator<ReadingPart> {
  let papers: Paper[] = [];
  let rejects: Reject[] = [];
  let line = 0;
  for (const content of lines) {
    line += 1;
    if (content.trim() === '') continue;
    const result = readLine(content, line, today);
    if (isFault(result)) rejects.push(reject(line, result, content));
    else papers.push(result);
    if (papers.length + rejects.length < PART) continue;
    yield {papers, rejects};
    [papers, rejects] = [[], []];
  }
  yield {papers, rejects};
}

/** Reads a text that is JSON lines, as `readJsonlParts` does. */
export function readJsonl(text: string, today?: Day): Reading {
  const parts = [...readJsonlParts(text.split('\n'), today)];
  const papers = parts.flatMap((part) => part.papers);
  const rejects = parts.flatMap((part) => part.rejects);
  return {format: 'jsonl', papers, rejects, notes: []};
}

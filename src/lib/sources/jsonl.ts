import * as v from 'valibot';
import type {Day, Paper, Reading, Reject} from '../model.ts';
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

/**
 * Reads JSON lines, one paper each; blank lines are skipped. A line that is JSON and not a paper is a reject.
 * Throws SourceError with rule `not-json` for a line that is not JSON.
 */
export function readJsonl(text: string, today?: Day): Reading {
  const papers: Paper[] = [];
  const rejects: Reject[] = [];
  text.split('\n').forEach((content, index) => {
    if (content.trim() === '') return;
    const result = readLine(content, index + 1, today);
    if (isFault(result)) rejects.push(reject(index + 1, result, content));
    else papers.push(result);
  });
  return {format: 'jsonl', papers, rejects, notes: []};
}

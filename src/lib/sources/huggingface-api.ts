import * as v from 'valibot';
import type {Day, Paper, Reading, Reject} from '../model.ts';
import {jsonElements, parseList} from './json-elements.ts';
import {isFault, recordTooLong, reject, toPaper, type Fault} from './record.ts';
import {optionalCount, optionalDay, optionalText, readRecord} from './schema.ts';

const ORGANISATION = v.nullish(
  v.object({name: optionalText, fullname: optionalText}, 'expected an object')
);
const AUTHOR = v.object({name: v.string('expected a name')}, 'expected an object');

// The outer `publishedAt` is the time of submission to the list; the inner one is the day of the paper.
const RECORD = v.object(
  {
    paper: v.object(
      {
        id: v.string('expected text'),
        title: v.string('expected text'),
        summary: optionalText,
        publishedAt: optionalDay,
        submittedOnDailyAt: optionalDay,
        authors: v.nullish(v.array(AUTHOR, 'expected a list of authors')),
        upvotes: optionalCount,
        organization: ORGANISATION
      },
      'expected an object'
    ),
    numComments: optionalCount,
    organization: ORGANISATION
  },
  'expected an object'
);

function readEntry(text: string, today?: Day): Paper | Fault {
  const long = recordTooLong(text.length);
  if (long) return long;
  const result = readRecord(RECORD, JSON.parse(text));
  if ('fault' in result) return result.fault;
  const {paper, numComments, organization: outer} = result.record;
  const organisation = paper.organization ?? outer;
  const record = {
    id: paper.id,
    title: paper.title,
    abstract: paper.summary,
    published: paper.publishedAt,
    listed: paper.submittedOnDailyAt,
    authors: paper.authors?.map(({name}) => name),
    organisation: organisation?.fullname ?? organisation?.name,
    upvotes: paper.upvotes,
    comments: numComments,
    url: `https://huggingface.co/papers/${encodeURIComponent(paper.id)}`,
    source: 'huggingface-api'
  };
  return toPaper(record, {today});
}

/**
 * Reads an answer of Hugging Face's `daily_papers`: a list of entries.
 * Throws SourceError with rule `not-json` when the text is no JSON list.
 */
export function readHuggingfaceApi(text: string, today?: Day): Reading {
  parseList(text);
  const papers: Paper[] = [];
  const rejects: Reject[] = [];
  for (const element of jsonElements(text)) {
    const result = readEntry(element.text, today);
    if (isFault(result)) rejects.push(reject(element.line, result, element.text));
    else papers.push(result);
  }
  return {format: 'huggingface-api', papers, rejects, notes: []};
}

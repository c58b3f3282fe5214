import {Command} from 'commander';
import {currentHome} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import type {Ingested} from '../../src/lib/server/ingest/ingested-file.ts';
import {readApart} from '../../src/lib/server/reading/read-apart.ts';
import {faultOfIngest} from '../../src/lib/view/ingest-fault.ts';
import {IngestProgress} from './ingest-progress.ts';
import {wholeNumber} from './options.ts';
import {withReadingLimits, type LimitOptions} from './reading-limits.ts';

/** How a file went into the library, in lines. */
export function describeIngested({file, format, notes, counts, firstRejects}: Ingested): string {
  const {read, accepted, updated, merged, rejected} = counts;
  const hidden = rejected - firstRejects.length;
  return [
    `${file} (${format}): ${read} read = ${accepted} accepted + ${updated} updated + ` +
      `${merged} merged + ${rejected} rejected`,
    ...notes.map((note) => `  note: ${note}`),
    ...firstRejects.map(
      ({line, message, reason}) => `  rejected: ${file}:${line}: ${message} (${reason})`
    ),
    ...(hidden > 0
      ? [`  and ${hidden} more rejected: npm run themestream -- status --rejects`]
      : [])
  ].join('\n');
}

interface Options extends LimitOptions {
  readonly year?: number;
}

export const ingest = new Command('ingest')
  .description('add papers to the library; the format is told by content, not by file name')
  .argument(
    '<file...>',
    'text of a Daily Papers page, a Hugging Face daily_papers answer, or JSONL'
  )
  .option(
    '--year <year>',
    'year of a Daily Papers page, whose dates may lack it',
    wholeNumber(1990, 2200)
  )
  .addHelpText(
    'after',
    `
Formats: the text of a Daily Papers page (select all, copy, save), the answer of the Hugging Face
interface daily_papers, and JSONL: one JSON object a line with title, and where known id, abstract,
published, listed (YYYY-MM-DD), authors, organisation, upvotes, comments, url, source. Nothing else:
turn CSV, Excel or BibTeX into JSONL first.

accepted: new papers. updated: known papers of which the file tells something new.
merged: records that tell nothing new. rejected: records that could not be read;
they are kept with line and reason; a file of which all were rejected ends with code 1. A file that
cannot be read at all changes nothing. Files are read in a process of their own, which ends when one
takes more memory or time than it may.

Example:
  npm run themestream -- ingest data/sample/daily-papers-2026-04-01-to-05-28.jsonl`
  )
  .action(async (files: string[], {year, readMemory, readSeconds}: Options) => {
    const read = readApart({memory: readMemory, seconds: readSeconds});
    const progress = new IngestProgress();
    const done = await ingestFiles(currentHome(), files, {
      ...{now: new Date(), read, onProgress: progress.update},
      ...(year === undefined ? {} : {year})
    }).finally(() => {
      progress.finish();
    });
    for (const ingested of done) process.stdout.write(`${describeIngested(ingested)}\n`);
    const fault = faultOfIngest(done);
    if (fault !== null) throw new Error(fault);
  });

withReadingLimits(ingest);

import {Command} from 'commander';
import {currentHome} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {readApart} from '../../src/lib/server/reading/read-apart.ts';
import {refreshLibrary, type RefreshOutcome} from '../../src/lib/server/refresh/refresh-library.ts';
import {describeArrivals} from './arrivals.ts';
import {describeIngested} from './ingest.ts';
import {IngestProgress} from './ingest-progress.ts';
import {Progress} from './progress.ts';
import {withReadingLimits, type LimitOptions} from './reading-limits.ts';

type Refreshed = Extract<RefreshOutcome, {status: 'published'}>;

const papers = (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`;

/** What became of the new papers. */
function describe({summary, added, arrivals}: Refreshed, seconds: string) {
  const {runId, assignments, themes} = summary;
  const waiting = assignments.filter(({themeId, fitted}) => themeId === null && !fitted).length;
  return [
    `Run ${runId}: ${papers(added)} read into ${themes.length} themes, ${seconds} s. ` +
      `${papers(waiting)} since the last fit wait for a theme.`,
    ...describeArrivals(arrivals)
  ].join('\n');
}

export const refresh = new Command('refresh')
  .description('put new papers into the themes that there are, without finding themes anew')
  .argument('[file...]', 'files to add to the library first, as "ingest" takes them')
  .addHelpText(
    'after',
    `
Each new paper goes to the theme that it is most similar to, if it fits it; no paper changes
its theme. Papers that fit none wait until eight or more are about the same thing: then a theme
is born. "analyse" finds all themes anew; their numbers go on.`
  )
  .action(async (files: string[], {readMemory, readSeconds}: LimitOptions) => {
    const home = currentHome();
    const began = performance.now();
    if (files.length > 0) {
      const read = readApart({memory: readMemory, seconds: readSeconds});
      const adding = new IngestProgress();
      const options = {now: new Date(), read, onProgress: adding.update};
      const done = await ingestFiles(home, files, options).finally(() => {
        adding.finish();
      });
      for (const ingested of done) process.stdout.write(`${describeIngested(ingested)}\n`);
    }
    const progress = new Progress();
    const outcome = await refreshLibrary(home, {
      now: () => new Date(),
      onProgress: progress.update
    }).finally(() => {
      progress.finish();
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const text =
      outcome.status === 'published'
        ? describe(outcome, seconds)
        : outcome.status === 'curated'
          ? `Run ${outcome.published.runId}: no new papers; your decisions are followed.`
          : `Nothing new: run ${outcome.published.runId} has all papers of the library.`;
    process.stdout.write(`${text}\n`);
  });

withReadingLimits(refresh);

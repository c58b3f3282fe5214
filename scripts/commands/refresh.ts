import {Command} from 'commander';
import type {AnalysisSummary} from '../../src/lib/model.ts';
import {currentHome} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/jobs.ts';
import {refreshLibrary} from '../../src/lib/server/refresh/refresh-library.ts';
import {describeIngested} from './ingest.ts';
import {Progress} from './progress.ts';

const papers = (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`;

/** What became of the new papers, and the themes that were born. */
function describe({summary, added}: {summary: AnalysisSummary; added: number}, seconds: string) {
  const {runId, assignments, history, lineage, themes} = summary;
  const waiting = assignments.filter(({themeId, fitted}) => themeId === null && !fitted).length;
  const step = history.at(-1)?.step;
  const born = lineage.filter((event) => event.step === step && event.kind === 'born');
  return [
    `Run ${runId}: ${papers(added)} read into ${themes.length} themes, ${seconds} s. ` +
      `${papers(waiting)} since the last fit wait for a theme.`,
    ...born.map((event) => `  born: ${event.toName ?? ''} (${papers(event.papers)})`)
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
  .action(async (files: string[]) => {
    const home = currentHome();
    const began = performance.now();
    if (files.length > 0) {
      for (const ingested of await ingestFiles(home, files, {now: new Date()})) {
        process.stdout.write(`${describeIngested(ingested)}\n`);
      }
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

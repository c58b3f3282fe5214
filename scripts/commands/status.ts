import {existsSync} from 'node:fs';
import {Command} from 'commander';
import type {AnalysisSettings} from '../../src/lib/model.ts';
import {currentHome, type Home} from '../../src/lib/server/home.ts';
import {readLibraryStatus, type LibraryStatus} from '../../src/lib/server/library-status.ts';
import {LockedError} from '../../src/lib/server/lock.ts';
import {NoAnalysisError, withAnalysis} from '../../src/lib/server/open.ts';
import {OtherVersionError} from '../../src/lib/server/other-version.ts';
import {runQuery} from '../../src/lib/server/query.ts';
import {runFacts} from '../../src/lib/server/queries/run-facts.ts';
import {readRefreshDue, type RefreshDue} from '../../src/lib/server/refresh/refresh-due.ts';

const papers = (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`;

function describeLibrary(library: LibraryStatus | null, withRejects: boolean): string {
  if (!library) return 'Library: empty. Add papers with "npm run themestream -- ingest FILE…".';
  const {rejects, ledger} = library;
  return [
    `Library: ${papers(library.papers.length)}, ${rejects.length} rejected records, ${ledger.length} files read`,
    ...ledger.map(
      ({day, file, read, accepted, updated, merged, rejected}) =>
        `  ${day}  ${file}: ${read} read = ${accepted} accepted + ${updated} updated + ` +
        `${merged} merged + ${rejected} rejected`
    ),
    ...(withRejects
      ? rejects.map(
          ({file, line, message, reason}) => `  rejected: ${file}:${line}: ${message} (${reason})`
        )
      : [])
  ].join('\n');
}

/** A library that is being written can wait; the rest of the status need not. */
async function readLibrary(home: Home): Promise<LibraryStatus | LockedError | null> {
  try {
    return existsSync(home.library) ? await readLibraryStatus(home) : null;
  } catch (error) {
    if (error instanceof LockedError) return error;
    throw error;
  }
}

/** What there is to do for the analysis to have all papers of the library. */
function describeDue({unread, sinceFit, waiting}: RefreshDue): string[] {
  const refresh =
    unread > 0
      ? `  Refresh: due, ${papers(unread)} of the library not read yet; ` +
        'run "npm run themestream -- refresh"'
      : '  Refresh: not due, all papers of the library are read';
  if (sinceFit === 0) return [refresh];
  return [refresh, `  ${papers(sinceFit)} since the last fit, ${waiting} waiting for a theme`];
}

async function describeAnalysis(home: Home, library: LibraryStatus | null): Promise<string> {
  try {
    return await withAnalysis(async (connection, {runId, file}) => {
      const [run] = await runQuery(connection, runFacts, {});
      if (!run) throw new Error(`${file} holds no run`);
      return [
        `Analysis: run ${runId} of ${run.analysed_on}`,
        `  ${run.papers} papers in ${run.themes} themes over ${run.weeks} weeks ` +
          `(${run.first_day ?? 'no dates'} to ${run.last_day ?? 'no dates'})`,
        `  settings ${run.settings}`,
        `  data ${run.data_hash}`,
        ...(library
          ? describeDue(
              await readRefreshDue(
                connection,
                library.papers,
                JSON.parse(run.settings) as AnalysisSettings
              )
            )
          : [])
      ].join('\n');
    }, home);
  } catch (error) {
    if (error instanceof NoAnalysisError) return `Analysis: none. ${error.message}`;
    if (error instanceof OtherVersionError) return `Analysis: cannot be read. ${error.message}`;
    throw error;
  }
}

export const status = new Command('status')
  .description('tell what the library holds and which analysis is published')
  .option('--rejects', 'list the records that could not be read')
  .action(async ({rejects = false}: {rejects?: boolean}) => {
    const home = currentHome();
    process.stdout.write(`Home: ${home.root}\n`);
    const library = await readLibrary(home);
    const isBusy = library instanceof LockedError;
    process.stdout.write(
      `${isBusy ? `Library: busy. ${library.message}` : describeLibrary(library, rejects)}\n`
    );
    process.stdout.write(`${await describeAnalysis(home, isBusy ? null : library)}\n`);
  });

import {existsSync} from 'node:fs';
import {Command} from 'commander';
import {currentHome, type Home} from '../../src/lib/server/home.ts';
import {readLibraryStatus} from '../../src/lib/server/library-status.ts';
import {LockedError} from '../../src/lib/server/lock.ts';
import {NoAnalysisError, withAnalysis} from '../../src/lib/server/open.ts';
import {OtherVersionError} from '../../src/lib/server/other-version.ts';
import {runQuery} from '../../src/lib/server/query.ts';
import {runFacts} from '../../src/lib/server/queries/run-facts.ts';

async function describeLibrary(home: Home, withRejects: boolean): Promise<string> {
  if (!existsSync(home.library)) {
    return 'Library: empty. Add papers with "npm run themestream -- ingest FILE…".';
  }
  const {papers, rejects, ledger} = await readLibraryStatus(home);
  return [
    `Library: ${papers} papers, ${rejects.length} rejected records, ${ledger.length} files read`,
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
function busy(error: unknown): string {
  if (error instanceof LockedError) return `Library: busy. ${error.message}`;
  throw error;
}

async function describeAnalysis(home: Home): Promise<string> {
  try {
    return await withAnalysis(async (connection, {runId, file}) => {
      const [run] = await runQuery(connection, runFacts, {});
      if (!run) throw new Error(`${file} holds no run`);
      return [
        `Analysis: run ${runId} of ${run.analysed_on}`,
        `  ${run.papers} papers in ${run.themes} themes over ${run.weeks} weeks ` +
          `(${run.first_day ?? 'no dates'} to ${run.last_day ?? 'no dates'})`,
        `  settings ${run.settings}`,
        `  data ${run.data_hash}`
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
    process.stdout.write(`${await describeLibrary(home, rejects).catch(busy)}\n`);
    process.stdout.write(`${await describeAnalysis(home)}\n`);
  });

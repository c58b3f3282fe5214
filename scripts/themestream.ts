import {Command, CommanderError} from 'commander';
import packageFile from '../package.json' with {type: 'json'};
import {isCode} from '../src/lib/server/durable.ts';
import {LockedError} from '../src/lib/server/lock.ts';
import {analyse} from './commands/analyse.ts';
import {curate} from './commands/curate.ts';
import {exportCommand} from './commands/export.ts';
import {ingest} from './commands/ingest.ts';
import {refresh} from './commands/refresh.ts';
import {serve} from './commands/serve.ts';
import {status} from './commands/status.ts';
import {step} from './commands/step.ts';
import {worker} from './commands/worker.ts';

const EXIT = {done: 0, failed: 1, usage: 2, locked: 3} as const;

const program = new Command('themestream')
  .description('Finds the themes in a stream of research papers and shows how they rise and fall.')
  .version(packageFile.version)
  .showHelpAfterError('Add --help to see how it is used.')
  .addHelpText(
    'after',
    `
State lives in THEMESTREAM_HOME (data/local by default).
Exit codes: 0 done, 1 failed and the old result is kept, 2 wrong usage, 3 another writer is at work.`
  );

for (const command of [
  ...[ingest, analyse, refresh, curate, serve, exportCommand, status],
  ...[worker, step]
]) {
  program.addCommand(command.copyInheritedSettings(program).exitOverride());
  for (const part of command.commands) part.copyInheritedSettings(program).exitOverride();
}

/** The exit code for what went wrong, after saying it. */
function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  process.stderr.write(`themestream: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['DEBUG'] && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  return error instanceof LockedError ? EXIT.locked : EXIT.failed;
}

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error) => {
  if (isCode(error, 'EPIPE')) process.exit(EXIT.done);
  throw error;
});

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  process.exitCode = fail(error);
}

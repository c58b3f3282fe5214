import {Command, CommanderError} from 'commander';
import packageFile from '../package.json' with {type: 'json'};
import {isCode} from '../src/lib/server/durable.ts';
import {LockedError} from '../src/lib/server/lock.ts';
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

/** Loads commands by their names: all that they need comes with them, which takes a while. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ingest: async () => (await import('./commands/ingest.ts')).ingest,
  analyse: async () => (await import('./commands/analyse.ts')).analyse,
  refresh: async () => (await import('./commands/refresh.ts')).refresh,
  curate: async () => (await import('./commands/curate.ts')).curate,
  serve: async () => (await import('./commands/serve.ts')).serve,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  status: async () => (await import('./commands/status.ts')).status,
  worker: async () => (await import('./commands/worker.ts')).worker,
  step: async () => (await import('./commands/step.ts')).step
};

/** The command that is asked for; all of them, to tell of them, when none is. */
function loadCommands(asked = ''): Promise<Command[]> {
  const load = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  return Promise.all(load ? [load()] : Object.values(COMMANDS).map((each) => each()));
}

for (const command of await loadCommands(process.argv[2])) {
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

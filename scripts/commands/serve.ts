import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {Command} from 'commander';
import {wholeNumber} from './options.ts';

// The program is named by its source, bundled or not; where this code lies says nothing in a bundle.
const START = join(dirname(process.argv[1] ?? ''), 'start.mjs');

interface Options {
  readonly port?: number;
  readonly host?: string;
}

async function serveNow({port, host}: Options): Promise<void> {
  if (!existsSync(START)) throw new Error(`${START} is missing: clone the project again`);
  const env = {
    ...process.env,
    ...(port === undefined ? {} : {PORT: String(port)}),
    ...(host === undefined ? {} : {HOST: host})
  };
  const child = spawn(process.execPath, [START], {stdio: 'inherit', env});
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}

export const serve = new Command('serve')
  .description('serve the dashboard, like "npm start"')
  .option('--port <number>', 'port to listen on (default: PORT or 4173)', wholeNumber(1, 65_535))
  .option(
    '--host <address>',
    'address to listen on (default: HOST or 127.0.0.1, this machine only)'
  )
  .addHelpText(
    'after',
    `
ORIGIN is the address that browsers use, http://HOST:PORT by default; set it behind a proxy.`
  )
  .action(serveNow);

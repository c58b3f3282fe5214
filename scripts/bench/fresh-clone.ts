// Measures what `npm start` takes on a fresh clone with an empty npm cache, and the second time, and
// writes the figures into README.md: npm run bench:start.
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {machine, today} from '../machine.ts';

const PORT = '4197';
const BLOCK = /<!-- bench:start -->[\s\S]*<!-- \/bench:start -->/;

interface Start {
  /** Seconds until the address was printed. */
  readonly ready: number;
  /** Seconds of each step that said how long it took. */
  readonly steps: readonly (readonly [string, string])[];
}

/** Runs `npm start` in a folder until it prints its address, then ends it. */
async function start(folder: string, cache: string): Promise<Start> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    // A process group of its own, so that the signal reaches the server as Ctrl-C on a terminal does.
    detached: true,
    env: {
      ...process.env,
      PORT,
      npm_config_cache: cache,
      THEMESTREAM_HOME: join(folder, 'data/local')
    }
  });
  let output = '';
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes(`:${PORT}`)) resolve((performance.now() - began) / 1000);
    });
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.on('close', () => {
      reject(new Error(`npm start ended early:\n${output}`));
    });
  });
  const seconds = await ready;
  const ended = once(child, 'close');
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  const steps = [...output.matchAll(/^(.+): done in ([\d.]+) s$/gm)];
  return {ready: seconds, steps: steps.map(([, name = '', took = '']) => [name, took] as const)};
}

function table(first: Start, second: Start): string {
  const rows = first.steps.map(([name, took]) => `| ${name} | ${took} |`);
  return [
    '<!-- bench:start -->',
    `Measured by \`npm run bench:start\` on ${today()}, ${machine()}, npm cache empty:`,
    '',
    '| step of the first `npm start` | seconds |',
    '| --- | --- |',
    ...rows,
    `| **until the address is printed** | **${first.ready.toFixed(1)}** |`,
    `| the second \`npm start\` | ${second.ready.toFixed(1)} |`,
    '<!-- /bench:start -->'
  ].join('\n');
}

const workspace = mkdtempSync(join(tmpdir(), 'themestream-clone-'));
try {
  const folder = join(workspace, 'clone');
  const cache = join(workspace, 'cache');
  execFileSync('git', ['clone', '--quiet', process.cwd(), folder]);
  const first = await start(folder, cache);
  const second = await start(folder, cache);
  const text = table(first, second);
  process.stdout.write(`${text}\n`);
  writeFileSync('README.md', readFileSync('README.md', 'utf8').replace(BLOCK, text));
} finally {
  rmSync(workspace, {recursive: true, force: true});
}

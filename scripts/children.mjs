// Children and steps of a command. Like all that runs before `npm ci`, it imports nothing from node_modules.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The folder of the project. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure that the user can do something about; the message says what. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * Runs a child to its end; `output` holds what it printed when it was quiet.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{quiet?: boolean, env?: NodeJS.ProcessEnv, shell?: boolean}} [options]
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, {quiet = false, env = process.env, shell = false} = {}) {
  /** @type {import('node:child_process').SpawnOptions} */
  const options = {cwd: ROOT, env, shell, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'};
  const child = spawn(command, args, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return new Promise((done) => {
    child.on('error', (error) => {
      done({code: 1, output: `${output}${error.message}\n`});
    });
    child.on('close', (code) => {
      done({code: code ?? 1, output});
    });
  });
}

/**
 * The script behind a command of a package: `node` runs it on every system, without npx.
 * @param {string} packageName
 * @param {string} [command]
 */
export function toolPath(packageName, command = packageName) {
  const folder = join(ROOT, 'node_modules', packageName);
  const {bin} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Does a step that may take long: says so, and then how many seconds it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
export async function step(title, work) {
  process.stdout.write(`${title} …\n`);
  const began = performance.now();
  const result = await work();
  process.stdout.write(`${title}: done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return result;
}

/**
 * Runs the work of a command; a failure is told in one line, and exit code 1.
 * @param {() => Promise<number>} work gives the exit code
 */
export async function runCommand(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    const isExpected = error instanceof SetupError;
    const text = isExpected || !(error instanceof Error) ? messageOf(error) : error.stack;
    process.stderr.write(`\nThemestream: ${text}\n`);
    process.exitCode = 1;
  }
}

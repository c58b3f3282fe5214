// The analysis of the bundled sample, which a new user sees first.
import {existsSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {ROOT, run, SetupError, step} from './children.mjs';

const SAMPLE = join('data', 'sample');

/** The folder that holds the user's papers and analyses. */
export const homeFolder = () =>
  resolve(process.env['THEMESTREAM_HOME'] || join(ROOT, 'data', 'local'));

/**
 * Runs a command of the command line, such as `analyse`.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function themestream(args, env) {
  const scripts = join(ROOT, 'scripts');
  const command = [join(scripts, 'run-typescript.mjs'), join(scripts, 'themestream.ts'), ...args];
  const {code} = await run(process.execPath, command, {env});
  if (code === 0) return;
  const again = `npm run themestream -- ${args.join(' ')}`;
  throw new SetupError(
    `"${args[0]}" failed with exit code ${code} (above); to try again: ${again}`
  );
}

/** @param {string} home */
const withHome = (home) => ({...process.env, THEMESTREAM_HOME: home});

/**
 * Analyses the bundled sample into a folder.
 * @param {string} home
 */
export async function analyseSample(home) {
  const env = withHome(home);
  const names = readdirSync(join(ROOT, SAMPLE)).filter((name) => name.endsWith('.jsonl'));
  const files = names.sort().map((name) => join(SAMPLE, name));
  await step('Reading the bundled sample', () => themestream(['ingest', ...files], env));
  await step('Finding its themes', () => themestream(['analyse'], env));
}

/** Analyses the papers of the user, else the bundled sample, when there is no analysis yet. */
export async function ensureAnalysed() {
  const home = homeFolder();
  if (existsSync(join(home, 'CURRENT'))) return;
  // Papers that the user has added must not be mixed with those of the sample.
  if (!existsSync(join(home, 'papers.duckdb'))) await analyseSample(home);
  else await step('Finding the themes', () => themestream(['analyse'], withHome(home)));
}

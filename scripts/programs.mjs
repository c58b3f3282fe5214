// The programs of the command line, bundled: a bundle starts in a quarter of the time that TypeScript takes.
import {existsSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {ROOT, run, SetupError, toolPath} from './children.mjs';
import {sourceHash} from './source-hash.mjs';

/**
 * What is bundled, by the name of its file in dist/.
 * @type {Readonly<Record<string, string>>}
 */
export const PROGRAMS = {
  themestream: 'scripts/themestream.ts',
  eval: 'scripts/eval/eval.ts',
  'analyse-corpus': 'scripts/eval/analyse-corpus.ts',
  backtest: 'scripts/backtest/backtest.ts',
  'publish-corpus': 'scripts/bench/pipeline/publish-corpus.ts',
  reader: 'src/lib/server/reading/reader.ts',
  'engine-worker': 'src/lib/engine/engine-worker.ts',
  'engine-processor': 'src/lib/engine/bullmq/processor.ts'
};

/** The file of dist/ that lists the sources in the bundles. */
export const SOURCES = 'sources.json';

/** What tells, beside the sources in a bundle, how it is made. */
const SETTINGS = [
  'package-lock.json',
  'tsconfig.json',
  'command-line.config.ts',
  'scripts/programs.mjs'
];

/** @param {string} root */
const stampFile = (root) => join(root, 'dist', '.built-from');

/**
 * The sources in the bundles, as the build has noted them.
 * @param {string} root
 * @returns {string[]}
 */
const sourcesOf = (root) => JSON.parse(readFileSync(join(root, 'dist', SOURCES), 'utf8'));

/** @param {string} root */
const programsHash = (root) => sourceHash(root, [...sourcesOf(root), ...SETTINGS]);

/**
 * Whether the programs are built from the present sources.
 * @param {string} root
 */
export const areProgramsBuilt = (root) =>
  existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === programsHash(root);

/**
 * Notes that the programs are built from the present sources.
 * @param {string} root
 */
export function stampPrograms(root) {
  writeFileSync(stampFile(root), programsHash(root));
}

/**
 * The bundle of a TypeScript file; null when it has none or the sources have changed since.
 * @param {string} root
 * @param {string} file
 */
export function builtProgram(root, file) {
  const isOf = (/** @type {string} */ source) => resolve(root, source) === resolve(file);
  const name = Object.keys(PROGRAMS).find((each) => isOf(PROGRAMS[each] ?? ''));
  return name && areProgramsBuilt(root) ? join(root, 'dist', `${name}.js`) : null;
}

/**
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {string} [command]
 */
async function tool(packageName, args, command) {
  const words = [toolPath(packageName, command), ...args];
  const {code, output} = await run(process.execPath, words, {quiet: true});
  if (code === 0) return;
  const advice = 'correct the sources, or restore them with git';
  throw new SetupError(`${output}\nbuilding the command line failed (above): ${advice}`);
}

/** Bundles the programs into dist/. */
export async function buildPrograms() {
  const began = Date.now();
  rmSync(stampFile(ROOT), {force: true});
  // The project's tsconfig.json extends one that this makes.
  if (!existsSync(join(ROOT, '.svelte-kit', 'tsconfig.json'))) {
    await tool('@sveltejs/kit', ['sync'], 'svelte-kit');
  }
  await tool('vite', ['build', '--config', 'command-line.config.ts']);
  // With a file that changed during the build, the bundle may be of neither state.
  const changed = sourcesOf(ROOT).some((file) => statSync(join(ROOT, file)).mtimeMs >= began);
  if (!changed) stampPrograms(ROOT);
}

// Whether the dashboard is built from the present sources, and the build of all that is built.
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT, run, SetupError, step, toolPath} from './children.mjs';
import {areProgramsBuilt, buildPrograms} from './programs.mjs';
import {sourceHash} from './source-hash.mjs';

const BUILT_FROM = ['src', 'static', 'package.json', 'package-lock.json', 'tsconfig.json'];
const CONFIGS = ['svelte.config.js', 'vite.config.ts'];

/**
 * A hash of what the dashboard is built from: names and contents.
 * @param {string} root
 */
export const dashboardHash = (root) => sourceHash(root, [...BUILT_FROM, ...CONFIGS]);

/** @param {string} root */
const stampFile = (root) => join(root, 'build', '.built-from');

/**
 * What is wrong with the built dashboard, null when nothing is. One built by hand has no stamp and is
 * taken as it is.
 * @param {string} root
 */
export function buildFault(root) {
  if (!existsSync(join(root, 'build', 'index.js'))) return 'the dashboard is not built';
  if (!existsSync(stampFile(root))) return null;
  const isCurrent = readFileSync(stampFile(root), 'utf8') === dashboardHash(root);
  return isCurrent ? null : 'the dashboard was built from other sources';
}

async function runBuild() {
  // Taken first: a file that changes during the build makes the next start build again.
  const hash = dashboardHash(ROOT);
  rmSync(stampFile(ROOT), {force: true});
  const {code, output} = await run(process.execPath, [toolPath('vite'), 'build'], {quiet: true});
  if (code !== 0) {
    const advice = 'correct the sources, or restore them with git';
    throw new SetupError(`${output}\nvite build failed with exit code ${code} (above): ${advice}`);
  }
  writeFileSync(stampFile(ROOT), hash);
}

const isDashboardBuilt = () => existsSync(stampFile(ROOT)) && buildFault(ROOT) === null;

/** Builds the dashboard and the command line where they are not built, or from other sources. */
export async function ensureBuilt() {
  if (!isDashboardBuilt()) await step('Building the dashboard', runBuild);
  if (!areProgramsBuilt(ROOT)) await step('Building the command line', buildPrograms);
}

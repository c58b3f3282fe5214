// Whether the dashboard is built from the present sources, and its build.
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT, run, SetupError, step, toolPath} from './children.mjs';

const BUILT_FROM = ['src', 'static', 'package.json', 'package-lock.json', 'tsconfig.json'];
const CONFIGS = ['svelte.config.js', 'vite.config.ts'];

/**
 * Every file under a path, in order.
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/**
 * A hash of what the dashboard is built from: names and contents.
 * @param {string} root
 */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const file of [...BUILT_FROM, ...CONFIGS].flatMap((path) => filesUnder(join(root, path)))) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

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
  const isCurrent = readFileSync(stampFile(root), 'utf8') === sourceHash(root);
  return isCurrent ? null : 'the dashboard was built from other sources';
}

async function runBuild() {
  // Taken first: a file that changes during the build makes the next start build again.
  const hash = sourceHash(ROOT);
  rmSync(stampFile(ROOT), {force: true});
  const {code, output} = await run(process.execPath, [toolPath('vite'), 'build'], {quiet: true});
  if (code !== 0) {
    const advice = 'correct the sources, or restore them with git';
    throw new SetupError(`${output}\nvite build failed with exit code ${code} (above): ${advice}`);
  }
  writeFileSync(stampFile(ROOT), hash);
}

/** Builds the dashboard when it is not built, or from other sources. */
export async function ensureBuilt() {
  if (existsSync(stampFile(ROOT)) && buildFault(ROOT) === null) return;
  await step('Building the dashboard', runBuild);
}

// Whether Node and the packages are those that the project asks for, and their installation.
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT, run, SetupError, step} from './children.mjs';

/**
 * What is wrong with this version of Node, null when nothing is. Vite wants ^20.19 or >=22.12.
 * @param {string} version
 */
export function nodeFault(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return null;
  return (
    `Themestream needs Node.js 20.19 or newer (of 22: 22.12 or newer), and this is ${version}: ` +
    'install one from https://nodejs.org and try again'
  );
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, integrity?: string, optional?: boolean}>}
 */
const lockedPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/**
 * Whether node_modules holds what package-lock.json names. npm leaves a lockfile of its own there when
 * an installation is complete; packages for other platforms are missing from it.
 * @param {string} root
 */
export function isInstalled(root) {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = lockedPackages(installedLock);
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, {version, integrity, optional}]) => {
      const found = installed[path];
      if (!found) return path === '' || optional === true;
      return found.version === version && found.integrity === integrity;
    }
  );
}

async function runNpmCi() {
  // NODE_ENV=production would leave out what builds the dashboard.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  // npm tells its own script to what it starts; the command `npm` is a batch file on Windows.
  const script = process.env['npm_execpath'] ?? '';
  const {code, output} = /npm-cli\.c?js$/.test(script)
    ? await run(process.execPath, [script, ...args], {quiet: true})
    : await run('npm', args, {quiet: true, shell: process.platform === 'win32'});
  if (code === 0) return;
  const advice =
    'see that the registry can be reached and the disk has 500 MB free, then try again';
  throw new SetupError(`${output}\nnpm ci failed with exit code ${code} (above): ${advice}`);
}

/** Installs the packages of the lockfile when they are missing or others. */
export async function ensureInstalled() {
  const fault = nodeFault(process.versions.node);
  if (fault) throw new SetupError(fault);
  if (!isInstalled(ROOT)) await step('Installing packages (npm ci)', runNpmCi);
}

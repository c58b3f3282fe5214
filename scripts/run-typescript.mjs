// Runs a TypeScript file in this process, by its bundle where there is one of the present sources:
// node scripts/run-typescript.mjs FILE ARGS…
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {ROOT} from './children.mjs';
import {builtProgram} from './programs.mjs';

const [file, ...args] = process.argv.slice(2);

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function loadTsx() {
  try {
    return await import('tsx/esm/api');
  } catch {
    return fail(
      'The packages are missing: run "npm ci" (or "npm start", which does it) and try again.'
    );
  }
}

if (!file) fail('usage: node scripts/run-typescript.mjs FILE ARGS…');
else {
  const bundle = builtProgram(ROOT, file);
  if (bundle === null) (await loadTsx())?.register();
  process.argv = [process.execPath, resolve(file), ...args];
  await import(pathToFileURL(bundle ?? resolve(file)).href);
}

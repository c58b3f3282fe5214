// A hash of sources, which tells whether what was built from them is still the present one.
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Every file in a folder, in order.
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  const entries = readdirSync(folder, {withFileTypes: true});
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : path;
    });
}

/** @param {string} path */
function filesUnder(path) {
  const stat = statSync(path, {throwIfNoEntry: false});
  if (!stat) return [];
  return stat.isDirectory() ? filesIn(path) : [path];
}

/**
 * A hash of files: names and contents.
 * @param {string} root
 * @param {readonly string[]} paths files and folders under the root
 */
export function sourceHash(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

import {existsSync, readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';

/** What `vite build` says of each piece: its file and the pieces that it loads at once. */
interface Piece {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly src?: string;
}

const CLIENT = '.svelte-kit/output/client';
const MANIFEST = `${CLIENT}/.vite/manifest.json`;
/** Start, frame, layout and the overview, by the number that Kit gives its nodes: 0 layout, 1 error, 2 the first page. */
const ENTRIES = [
  /runtime\/client\/entry\.js$/,
  /client\/app\.js$/,
  /nodes\/0\.js$/,
  /nodes\/2\.js$/
];

function filesOf(manifest: Readonly<Record<string, Piece>>): Set<string> {
  const files = new Set<string>();
  const take = (key: string) => {
    const piece = manifest[key];
    if (!piece || files.has(piece.file)) return;
    files.add(piece.file);
    piece.imports?.forEach(take);
  };
  Object.keys(manifest)
    .filter((key) => ENTRIES.some((entry) => entry.test(key)))
    .forEach(take);
  return files;
}

describe.skipIf(!existsSync(MANIFEST))('the script of the first page, as built', () => {
  it('is at most 120 kB gzipped', () => {
    const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, Piece>;
    const files = [...filesOf(manifest)].filter((file) => file.endsWith('.js'));
    const bytes = files.map((file) => gzipSync(readFileSync(`${CLIENT}/${file}`)).length);
    expect(files.length).toBeGreaterThan(ENTRIES.length - 1);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120_000);
  });
});

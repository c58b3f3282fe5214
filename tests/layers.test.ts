import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';

/** What each room may import of the others; a room may always import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  stats: ['model'],
  sources: ['model'],
  pipeline: ['model', 'stats', 'sources'],
  engine: ['model', 'pipeline'],
  view: ['model', 'stats'],
  server: ['model', 'stats', 'sources', 'pipeline', 'engine', 'view'],
  charts: ['model', 'view'],
  picture: ['charts'],
  components: ['model', 'view', 'charts', 'picture'],
  params: ['view'],
  routes: ['model', 'view', 'charts', 'components', 'server']
};
const PURE = new Set(['model', 'stats', 'sources', 'pipeline', 'view', 'charts']);

const files = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .filter((file) => /\.(?:ts|svelte)$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => join('src', file));

const roomOf = (file: string) => {
  const [first, second = ''] = relative('src', file).split('/');
  return first === 'lib' ? second.replace(/\.ts$/, '') : (first ?? '').replace(/\..*$/, '');
};

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from |import |import\()'([^']+)'/g)].map((match) => match[1] ?? '');
}

function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('$lib/')) return join('src/lib', specifier.slice(5));
  return specifier.startsWith('.') ? relative('.', resolve(dirname(file), specifier)) : null;
}

describe('the arrows of import', () => {
  it('point only downward', () => {
    const upward = files.flatMap((file) => {
      const from = roomOf(file);
      const allowed = MAY_IMPORT[from];
      if (!allowed) return [];
      return importsOf(file)
        .map((specifier) => target(file, specifier))
        .filter((path): path is string => path !== null && path.startsWith('src/'))
        .map(roomOf)
        .filter((to) => to !== from && !allowed.includes(to))
        .map((to) => `${file} imports ${to}`);
    });
    expect(upward).toEqual([]);
  });

  it('keep disk, database, clock and chance out of the pure rooms', () => {
    const impure = /'node:|@duckdb|'svelte|Math\.random|Date\.now|new Date\(\)|process\./;
    const found = files
      .filter((file) => PURE.has(roomOf(file)))
      .filter((file) => impure.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  it('finds the files that it is to check', () => expect(files).toContain('src/lib/model.ts'));
});

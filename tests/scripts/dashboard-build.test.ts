import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {buildFault, dashboardHash} from '../../scripts/dashboard-build.mjs';

let root = '';
const write = (file: string, content: string) => {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), content);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'themestream-build-'));
  write('src/lib/a.ts', 'a');
  write('static/icon.svg', '<svg/>');
});
afterEach(() => {
  rmSync(root, {recursive: true});
});

describe('dashboardHash', () => {
  it('is the same for the same files', () => expect(dashboardHash(root)).toBe(dashboardHash(root)));

  it.each([
    ...['src/lib/a.ts', 'src/routes/new.ts', 'static/icon.svg', 'package.json'],
    ...['package-lock.json', 'tsconfig.json', 'svelte.config.js', 'vite.config.ts']
  ])('changes with %s', (file) => {
    const before = dashboardHash(root);
    write(file, 'changed');
    expect(dashboardHash(root)).not.toBe(before);
  });

  it('changes with the name of a file', () => {
    const before = dashboardHash(root);
    renameSync(join(root, 'src/lib/a.ts'), join(root, 'src/lib/b.ts'));
    expect(dashboardHash(root)).not.toBe(before);
  });

  it.each(['README.md', 'tests/a.test.ts', 'data/local/papers.duckdb', 'build/index.js'])(
    'does not change with %s',
    (file) => {
      const before = dashboardHash(root);
      write(file, 'changed');
      expect(dashboardHash(root)).toBe(before);
    }
  );
});

describe('buildFault', () => {
  it('is a dashboard that is not built', () => {
    write('build/.built-from', dashboardHash(root));
    expect(buildFault(root)).toBe('the dashboard is not built');
  });

  it('is a dashboard built from other sources', () => {
    write('build/index.js', '');
    write('build/.built-from', dashboardHash(root));
    expect(buildFault(root)).toBeNull();
    write('src/lib/a.ts', 'changed');
    expect(buildFault(root)).toBe('the dashboard was built from other sources');
  });

  it('is not a dashboard built by hand', () => {
    write('build/index.js', '');
    expect(buildFault(root)).toBeNull();
  });
});

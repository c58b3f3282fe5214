import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'themestream-run-'));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
const script = join(folder, 'script.ts');
const run = (source: string, ...args: string[]) => {
  writeFileSync(script, source);
  return spawnSync(process.execPath, ['scripts/run-typescript.mjs', script, ...args], {
    encoding: 'utf8'
  });
};

describe('run-typescript', () => {
  it('gives the script its arguments, options too', () => {
    const {stdout, status} = run(
      'const rest: string[] = process.argv; console.log(JSON.stringify(rest));',
      ...['--help', 'a b', '--', '-x']
    );
    expect(JSON.parse(stdout)).toEqual([process.execPath, script, '--help', 'a b', '--', '-x']);
    expect(status).toBe(0);
  });

  it('ends with the exit code of the script', () =>
    expect(run('process.exitCode = 3 as number;').status).toBe(3));

  it('ends with 1 when the script throws', () => {
    const {status, stderr} = run('const reason: string = "on purpose"; throw new Error(reason);');
    expect(status).toBe(1);
    expect(stderr).toContain('on purpose');
  });

  it('says how it is used', () => {
    const {status, stderr} = spawnSync(process.execPath, ['scripts/run-typescript.mjs'], {
      encoding: 'utf8'
    });
    expect([status, stderr]).toEqual([1, 'usage: node scripts/run-typescript.mjs FILE ARGS…\n']);
  });

  it('says what to do when the packages are missing', () => {
    const scripts = join(folder, 'clone', 'scripts');
    mkdirSync(scripts, {recursive: true});
    for (const name of ['run-typescript', 'children', 'programs', 'source-hash']) {
      cpSync(`scripts/${name}.mjs`, join(scripts, `${name}.mjs`));
    }
    const copy = join(scripts, 'run-typescript.mjs');
    const {status, stderr} = spawnSync(process.execPath, [copy, script], {encoding: 'utf8'});
    expect(stderr).toContain('run "npm ci"');
    expect(status).toBe(1);
  });
});

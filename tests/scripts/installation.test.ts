import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {isInstalled, nodeFault} from '../../scripts/installation.mjs';

describe('nodeFault', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '22.23.2', '23.0.0', '24.21.0', '26.10.0'])(
    'lets Node %s pass',
    (version) => expect(nodeFault(version)).toBeNull()
  );

  it.each(['16.20.0', '18.20.4', '20.18.3', '21.7.0', '22.11.0'])(
    'tells what to do with Node %s',
    (version) =>
      expect(nodeFault(version)).toBe(
        `Themestream needs Node.js 20.19 or newer (of 22: 22.12 or newer), and this is ${version}: install one from https://nodejs.org and try again`
      )
  );
});

describe('isInstalled', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'themestream-lock-'));
    mkdirSync(join(root, 'node_modules'));
  });
  afterEach(() => {
    rmSync(root, {recursive: true});
  });

  const plain = {version: '1.0.0', integrity: 'sha512-a'};
  const locks = (locked: object, installed: object) => {
    const write = (file: string, packages: object) => {
      writeFileSync(join(root, file), JSON.stringify({packages}));
    };
    write('package-lock.json', {'': {name: 'themestream'}, ...locked});
    write('node_modules/.package-lock.json', installed);
    return isInstalled(root);
  };

  it('is so when the packages are those of the lockfile', () =>
    expect(locks({'node_modules/a': plain}, {'node_modules/a': plain})).toBe(true));

  it('is not so without node_modules, or with one that npm did not finish', () => {
    writeFileSync(join(root, 'package-lock.json'), '{"packages": {}}');
    expect(isInstalled(root)).toBe(false);
  });

  it('is not so when a package is missing', () =>
    expect(locks({'node_modules/a': plain}, {})).toBe(false));

  it('is so when what is missing is optional, for another platform', () =>
    expect(locks({'node_modules/a': {...plain, optional: true}}, {})).toBe(true));

  it.each([
    ['version', {version: '1.0.1'}],
    ['content', {integrity: 'sha512-b'}]
  ])('is not so when a package has another %s', (_, other) =>
    expect(locks({'node_modules/a': {...plain, ...other}}, {'node_modules/a': plain})).toBe(false)
  );
});

import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {writeOut} from '../../src/lib/server/write-out.ts';
import {temporaryHome} from './home.ts';

describe('the file of an export', () => {
  it('is written where the user said', async () => {
    const {root} = temporaryHome();
    await writeOut(join(root, 'x.csv'), 'a');
    expect(readFileSync(join(root, 'x.csv'), 'utf8')).toBe('a');
  });

  it('in a folder that is not there is refused with what to do', async () => {
    const {root} = temporaryHome();
    const out = join(root, 'none', 'x.csv');
    await expect(writeOut(out, '')).rejects.toThrow(
      `--out is "${out}", but there is no folder ${join(root, 'none')}: create it, or name a file in one that is there`
    );
  });

  it('is no folder, and lies in none that is a file', async () => {
    const {root} = temporaryHome();
    await expect(writeOut(root, '')).rejects.toThrow('but it is a folder: name a file in it');
    writeFileSync(join(root, 'file'), '');
    await expect(writeOut(join(root, 'file', 'x.csv'), '')).rejects.toThrow(
      `but ${join(root, 'file')} is no folder: name a file in one`
    );
  });
});

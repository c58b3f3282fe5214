import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {FolderBlobs} from '../../src/lib/engine/folder-blobs.ts';

/** SHA-256 of "coral reefs", by the command sha256sum. */
const CORAL = '94b6013e711adfa77c9311e4de01bf56b812cd27dc779c52a2f06ac8985ce2a1';
const bytes = new TextEncoder().encode('coral reefs');

let folder: string;
let blobs: FolderBlobs;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'themestream-blobs-'));
  blobs = new FolderBlobs(folder);
});
afterEach(() => {
  rmSync(folder, {recursive: true});
});
const fileOf = (key: string) => join(folder, 'blobs', key.slice(0, 2), key);
const task = 'f'.repeat(64);

describe('blobs in a folder', () => {
  it('are found by the SHA-256 of their bytes, and kept once', async () => {
    const key = await blobs.put(bytes);
    expect(key).toBe(CORAL);
    expect(await blobs.put(bytes)).toBe(key);
    expect(new TextDecoder().decode(await blobs.get(key))).toBe('coral reefs');
    expect(readdirSync(join(folder, 'blobs', key.slice(0, 2)))).toEqual([key]);
  });

  it('say that one is missing, or what is no name of one', async () => {
    await expect(blobs.get(CORAL)).rejects.toThrow(/there is no such blob; do all machines share/);
    await expect(blobs.get('../../etc/passwd')).rejects.toThrow('"../../etc/passwd" is no SHA-256');
  });

  it('never give damaged bytes, and make room for whole ones', async () => {
    const key = await blobs.put(bytes);
    writeFileSync(fileOf(key), 'coral sand!');
    await expect(blobs.get(key)).rejects.toThrow(/was damaged and is removed/);
    await blobs.put(bytes);
    expect(await blobs.get(key)).toEqual(Buffer.from(bytes));
  });

  it('are put again when a crash left half of one', async () => {
    const key = await blobs.put(bytes);
    writeFileSync(fileOf(key), 'cor');
    await blobs.put(bytes);
    expect(await blobs.get(key)).toEqual(Buffer.from(bytes));
  });

  it('tell the output of a task as long as it can be read', async () => {
    expect(await blobs.outputOf(task)).toBeNull();
    const key = await blobs.put(bytes);
    await blobs.note(task, key);
    await blobs.note(task, key);
    expect(await blobs.outputOf(task)).toBe(key);
    rmSync(fileOf(key));
    expect(await blobs.outputOf(task)).toBeNull();
  });

  it('have one name for all who share the folder, and another one elsewhere', async () => {
    const names = await Promise.all([1, 2, 3, 4].map(() => new FolderBlobs(folder).name()));
    expect(new Set(names).size).toBe(1);
    expect(await new FolderBlobs(join(folder, 'other')).name()).not.toBe(names[0]);
  });
});

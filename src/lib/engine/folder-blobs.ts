import {createHash, randomUUID} from 'node:crypto';
import {mkdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {BlobError, type SharedBlobs} from './blobs.ts';

/** The name of a blob. */
export const SHA256 = /^[\da-f]{64}$/;

/** The key of bytes: their SHA-256. */
export const keyOfBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Writes a file as a whole: whoever reads it finds nothing or all of it, whoever else writes it too. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), {recursive: true});
  try {
    await writeFile(draft, content, {flag: 'wx'});
    await rename(draft, path);
  } catch (error) {
    await rm(draft, {force: true});
    throw error;
  }
}

/** Two letters of a key as a folder, so that none holds too many files. */
const spread = (folder: string, key: string): string => join(folder, key.slice(0, 2), key);

/** Blobs in a folder, which several machines may share over a network. */
export class FolderBlobs implements SharedBlobs {
  readonly place: string;
  readonly #blobs: string;
  readonly #outputs: string;

  constructor(folder: string) {
    this.place = folder;
    this.#blobs = join(folder, 'blobs');
    this.#outputs = join(folder, 'outputs');
  }

  /** A random name, written by whoever comes first. */
  async name(): Promise<string> {
    const path = join(this.place, 'store');
    await mkdir(this.place, {recursive: true});
    await writeFile(path, randomUUID(), {flag: 'wx'}).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
    for (;;) {
      // Whoever came first may not have written it yet.
      const name = await readFile(path, 'utf8');
      if (name.length === 36) return name;
    }
  }

  async put(bytes: Uint8Array): Promise<string> {
    const key = keyOfBytes(bytes);
    const path = spread(this.#blobs, key);
    const known = await stat(path).catch(() => null);
    if (known?.size !== bytes.length) await writeWhole(path, bytes);
    return key;
  }

  async get(key: string): Promise<Uint8Array> {
    if (!SHA256.test(key))
      throw new BlobError(`"${key}" is no SHA-256, expected 64 hexadecimal digits`);
    const path = spread(this.#blobs, key);
    const bytes = await readFile(path).catch((error: unknown) => {
      if (!isCode(error, 'ENOENT')) throw error;
      throw new BlobError(`${path}: there is no such blob; do all machines share this folder?`);
    });
    if (keyOfBytes(bytes) === key) return bytes;
    // Whoever puts it again must not take the damaged one for it.
    await rm(path, {force: true});
    throw new BlobError(`${path}: the blob was damaged and is removed; run again to make it anew`);
  }

  async note(task: string, output: string): Promise<void> {
    await writeWhole(spread(this.#outputs, task), output);
  }

  async outputOf(task: string): Promise<string | null> {
    const output = await readFile(spread(this.#outputs, task), 'utf8').catch((error: unknown) => {
      if (isCode(error, 'ENOENT')) return null;
      throw error;
    });
    if (output === null || !SHA256.test(output)) return null;
    const blob = await stat(spread(this.#blobs, output)).catch(() => null);
    return blob === null ? null : output;
  }
}

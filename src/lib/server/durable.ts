import {randomUUID} from 'node:crypto';
import {open, rename} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';

/** Makes what was written to a file, or renamed in a folder, survive a power cut. */
export async function synchronize(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows and some network folders refuse to synchronise a folder; there is nothing to add.
    if (!isCode(error, 'EPERM', 'EINVAL', 'EISDIR', 'EACCES')) throw error;
  } finally {
    await handle.close();
  }
}

/** Replaces a file as a whole: a reader, or a crash at any point, finds the old text or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  const handle = await open(draft, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  await synchronize(dirname(path));
}

/** Whether an error of the file system has one of these codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

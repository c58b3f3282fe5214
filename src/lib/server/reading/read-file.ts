import {readFile} from 'node:fs/promises';
import type {Day, Reading} from '../../model.ts';
import {readSource} from '../../sources/read.ts';
import {SourceError} from '../../sources/source-error.ts';
import {sha256} from '../sha256.ts';

/** A file that cannot be ingested: the message names file, line and rule. */
export class BadFileError extends Error {
  override readonly name = 'BadFileError';
}

/** A file that was read, and what identifies it. */
export interface ReadFile {
  readonly file: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly reading: Reading;
}

/** What dates are told by. */
export interface ReadingOptions {
  readonly today: Day;
  readonly year?: number;
}

const FILE_FAULTS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, expected a file',
  EACCES: 'the file may not be read'
};

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new BadFileError(`${file}: ${FILE_FAULTS[code] ?? String(error)}; nothing was added`);
  }
}

/**
 * Reads one file.
 *
 * @throws BadFileError when it cannot be read as any of the formats
 */
export async function readOne(file: string, options: ReadingOptions): Promise<ReadFile> {
  const bytes = await readBytes(file);
  try {
    return {file, hash: sha256(bytes), reading: readSource(bytes, options)};
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new BadFileError(
      `${file}:${error.line}: ${error.message} (rule ${error.rule}); nothing was added`
    );
  }
}

/** Reads files one after the other. */
export type FileReader = (
  files: readonly string[],
  options: ReadingOptions
) => Promise<readonly ReadFile[]>;

/** Reads files in this process, which must trust them. */
export const readHere: FileReader = async (files, options) => {
  const read: ReadFile[] = [];
  for (const file of files) read.push(await readOne(file, options));
  return read;
};

import {createHash} from 'node:crypto';
import {closeSync, openSync, readSync} from 'node:fs';
import type {Day, Paper, Reading, ReadingPart, Reject} from '../../model.ts';
import {readParts, type ReadingEnd} from '../../sources/read.ts';
import {SourceError} from '../../sources/source-error.ts';

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

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;

function* piecesOf(descriptor: number): Generator<Uint8Array> {
  for (;;) {
    // Each has memory of its own, as lines that are not whole yet are kept.
    const piece = new Uint8Array(PIECE);
    const length = readSync(descriptor, piece);
    if (length === 0) return;
    yield piece.subarray(0, length);
  }
}

/** A file that is read from its beginning to its end, some bytes after the other. */
class FileBytes {
  readonly #file: string;
  readonly #hash = createHash('sha256');

  constructor(file: string) {
    this.#file = file;
  }

  /** SHA-256 of what was read so far, in hexadecimal; to be asked once. */
  hash(): string {
    return this.#hash.digest('hex');
  }

  /** Throws BadFileError when the file cannot be read. */
  *pieces(): Generator<Uint8Array> {
    let descriptor: number | null = null;
    try {
      descriptor = openSync(this.#file, 'r');
      for (const piece of piecesOf(descriptor)) {
        this.#hash.update(piece);
        yield piece;
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const fault = FILE_FAULTS[code] ?? String(error);
      throw new BadFileError(`${this.#file}: ${fault}; nothing was added`);
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  }
}

/** What is said of a file as a whole. */
export type FileEnd = Omit<ReadFile, 'reading'> & ReadingEnd;

/**
 * Reads one file and hands on what is in it, a part at a time.
 *
 * @throws BadFileError when it cannot be read as any of the formats, which may turn out after some parts
 */
export async function readInParts(
  file: string,
  options: ReadingOptions,
  take: (part: ReadingPart) => Promise<void> | void
): Promise<FileEnd> {
  const bytes = new FileBytes(file);
  try {
    const reading = readParts(bytes.pieces(), options);
    let next = reading.next();
    for (; !next.done; next = reading.next()) await take(next.value);
    return {file, hash: bytes.hash(), ...next.value};
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new BadFileError(
      `${file}:${error.line}: ${error.message} (rule ${error.rule}); nothing was added`
    );
  }
}

/** Puts the parts of a file together. */
export class FileParts {
  readonly #papers: Paper[] = [];
  readonly #rejects: Reject[] = [];

  add({papers, rejects}: ReadingPart): void {
    this.#papers.push(...papers);
    this.#rejects.push(...rejects);
  }

  end({file, hash, format, notes}: FileEnd): ReadFile {
    const reading = {format, papers: this.#papers, rejects: this.#rejects, notes};
    return {file, hash, reading};
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
  for (const file of files) {
    const parts = new FileParts();
    const end = await readInParts(file, options, (part) => {
      parts.add(part);
    });
    read.push(parts.end(end));
  }
  return read;
};

import {createHash} from 'node:crypto';
import {closeSync, openSync, readSync} from 'node:fs';
import type {Day, ReadingPart} from '../../model.ts';
import {readParts, type ReadingEnd} from '../../sources/read.ts';
import {SourceError} from '../../sources/source-error.ts';

/** A file that cannot be ingested: the message names file, line and rule. */
export class BadFileError extends Error {
  override readonly name = 'BadFileError';
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
export interface FileEnd extends ReadingEnd {
  readonly file: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/** What is told while files are read one after the other, each from its beginning to its end. */
export type ReadingEvent =
  {readonly began: string} | {readonly part: ReadingPart} | {readonly read: FileEnd};

function* readFile(file: string, options: ReadingOptions): Generator<ReadingEvent> {
  const bytes = new FileBytes(file);
  try {
    yield {began: file};
    const parts = readParts(bytes.pieces(), options);
    let next = parts.next();
    for (; !next.done; next = parts.next()) yield {part: next.value};
    yield {read: {file, hash: bytes.hash(), ...next.value}};
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new BadFileError(
      `${file}:${error.line}: ${error.message} (rule ${error.rule}); nothing was added`
    );
  }
}

/**
 * Reads files and tells what is in them, a part at a time.
 *
 * @throws BadFileError when one cannot be read as any of the formats, which may turn out after some parts
 */
export function* readFiles(
  files: readonly string[],
  options: ReadingOptions
): Generator<ReadingEvent> {
  for (const file of files) yield* readFile(file, options);
}

/** Begins to read files; no more is read than is asked for, but for a little ahead. */
export type FileReader = (
  files: readonly string[],
  options: ReadingOptions
) => AsyncIterable<ReadingEvent>;

/** Reads files in this process, which must trust them. */
export const readHere: FileReader = async function* (files, options) {
  yield* readFiles(files, options);
};

import type {Paper, Reading, Reject} from '../../model.ts';
import type {ReadFile, ReadingOptions} from './read-file.ts';

/** What a reading process is asked for, as JSON in its first argument. */
export interface ReadingRequest {
  readonly files: readonly string[];
  readonly options: ReadingOptions;
}

/** What it tells, a line of JSON each; the papers of a file in parts, so that neither side holds all of it as one text. */
export type ReadingMessage =
  | {readonly began: string}
  | {readonly papers: readonly Paper[]}
  | {readonly rejects: readonly Reject[]}
  | {readonly read: Pick<ReadFile, 'file' | 'hash'> & Pick<Reading, 'format' | 'notes'>}
  /** A file that cannot be ingested, and why. */
  | {readonly bad: string};

/** Papers or rejects in one message. */
const PART = 500;

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += PART) yield all.slice(start, start + PART);
}

/** The messages of a file that was read. */
export function* messagesOf({file, hash, reading}: ReadFile): Generator<ReadingMessage> {
  const {papers, rejects, format, notes} = reading;
  for (const part of inParts(papers)) yield {papers: part};
  for (const part of inParts(rejects)) yield {rejects: part};
  yield {read: {file, hash, format, notes}};
}

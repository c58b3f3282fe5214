import type {ReadingPart} from '../../model.ts';
import type {FileEnd, ReadingOptions} from './read-file.ts';

/** What a reading process is asked for, as JSON in its first argument. */
export interface ReadingRequest {
  readonly files: readonly string[];
  readonly options: ReadingOptions;
}

/** What it tells, the papers of a file in parts, so that neither side waits for all of it. */
export type ReadingMessage =
  | {readonly began: string}
  | {readonly part: ReadingPart}
  | {readonly read: FileEnd}
  /** A file that cannot be ingested, and why. */
  | {readonly bad: string};

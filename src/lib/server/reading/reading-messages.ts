import type {ReadingEvent, ReadingOptions} from './read-file.ts';

/** What a reading process is asked for, as JSON in its first argument. */
export interface ReadingRequest {
  readonly files: readonly string[];
  readonly options: ReadingOptions;
}

/** What it tells. */
export type ReadingMessage =
  | ReadingEvent
  /** A file that cannot be ingested, and why. */
  | {readonly bad: string};

/** What it is told: that an event was taken, of which only so many may be on their way. */
export interface TakenMessage {
  readonly taken: true;
}

/** Events that are told and not taken yet, at most. */
export const MOST_UNTAKEN = 100;

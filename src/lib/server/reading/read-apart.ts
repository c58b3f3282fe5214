import {Patience} from './patience.ts';
import {BadFileError, type FileReader, type ReadingEvent} from './read-file.ts';
import {ReadingProcess} from './reading-process.ts';

/** What reading files may take. */
export interface ReadingLimits {
  /** Memory of the process that reads, in megabytes. */
  readonly memory: number;
  /** For each file. */
  readonly seconds: number;
}

/** Enough for files of some hundred megabytes. */
export const DEFAULT_LIMITS: ReadingLimits = {memory: 4096, seconds: 600};

const ADVICE = 'Look whether it is what it should be; then split it';

/** Why a process that reads has ended before it was done. */
function describeEnd(
  file: string,
  {error, how, isLate, limits}: {error: string; how: string; isLate: boolean; limits: ReadingLimits}
): string {
  if (isLate) {
    return (
      `${file}: reading it took more than ${limits.seconds} s, the limit; nothing was added. ` +
      `${ADVICE}, or raise the limit with --read-seconds.`
    );
  }
  if (/out of memory|Array buffer allocation failed|Invalid string length/.test(error)) {
    return (
      `${file}: reading it took more than ${limits.memory} MB of memory, the limit; nothing was added. ` +
      `${ADVICE}, or raise the limit with --read-memory.`
    );
  }
  return `${file}: the process that read it ended with ${how}; nothing was added.\n${error.trim()}`;
}

/** Tells on what a process tells, and waits for it no longer than it may take for a file. */
async function* follow(
  reader: ReadingProcess,
  {limits, first}: {limits: ReadingLimits; first: string}
): AsyncGenerator<ReadingEvent> {
  const patience = new Patience(limits.seconds, () => {
    reader.end();
  });
  let file = first;
  try {
    for (;;) {
      patience.wait();
      const message = await reader.next();
      patience.pause();
      if (message === null) break;
      if ('bad' in message) throw new BadFileError(message.bad);
      if ('began' in message) {
        file = message.began;
        patience.renew();
      }
      yield message;
    }
  } finally {
    reader.end();
  }
  const {fault: how, error} = reader;
  if (how === null) return;
  throw new BadFileError(describeEnd(file, {error, how, isLate: patience.isOver, limits}));
}

/**
 * Reads files in a process of their own, which ends when a file takes more memory or time than it may: what
 * is in a file that nobody vouches for can then neither stop nor fill this process. It begins at once, and waits when
 * nobody takes what it tells.
 *
 * The reading throws BadFileError when a file cannot be read, or not within the limits.
 */
export const readApart =
  (limits: ReadingLimits): FileReader =>
  (files, options) =>
    follow(new ReadingProcess({files, options}, limits.memory), {limits, first: files[0] ?? ''});

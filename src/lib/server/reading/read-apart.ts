import {fork} from 'node:child_process';
import {once} from 'node:events';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {ReadingPart} from '../../model.ts';
import {hashOfPaper} from '../hash-of-paper.ts';
import {BadFileError, FileParts, type FileReader, type ReadFile} from './read-file.ts';
import type {ReadingMessage, ReadingRequest} from './reading-messages.ts';

/**
 * The program that reads, named in this one place: beside a bundle the bundle of `reader.ts`, beside the
 * source what starts that source.
 */
const READER = fileURLToPath(
  new URL(
    extname(import.meta.url) === '.ts' ? './reader-source.mjs' : './reader.js',
    import.meta.url
  )
);

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

/** What is told of the files, as far as it has come. */
class Gathering {
  readonly files: ReadFile[] = [];
  /** The file that is being read. */
  file: string;
  bad: string | null = null;
  #parts = new FileParts();

  constructor(first: string) {
    this.file = first;
  }

  take(message: ReadingMessage): void {
    if ('began' in message) this.file = message.began;
    else if ('part' in message) this.#add(message.part);
    else if ('bad' in message) this.bad = message.bad;
    else {
      this.files.push(this.#parts.end(message.read));
      this.#parts = new FileParts();
    }
  }

  #add(part: ReadingPart): void {
    this.#parts.add(part);
    // The library asks for them later, and this process waits for the other one.
    part.papers.forEach(hashOfPaper);
  }
}

/** Ends a process when it tells nothing for too long. */
class Patience {
  readonly #seconds: number;
  readonly #end: () => void;
  #timer: NodeJS.Timeout;
  isOver = false;

  constructor(seconds: number, end: () => void) {
    this.#seconds = seconds;
    this.#end = end;
    this.#timer = this.#start();
  }

  renew(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => {
      this.isOver = true;
      this.#end();
    }, 1000 * this.#seconds);
  }
}

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

/**
 * Reads files in a process of their own, which ends when a file takes more memory or time than it may: what
 * is in a file that nobody vouches for can then neither stop nor fill this process.
 *
 * @throws BadFileError when a file cannot be read, or not within the limits
 */
export const readApart =
  (limits: ReadingLimits): FileReader =>
  async (files, options) => {
    const request = JSON.stringify({files, options} satisfies ReadingRequest);
    const child = fork(READER, [request], {
      execArgv: [`--max-old-space-size=${limits.memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc']
    });
    // Messages may come after the end of the process, but not after that of the channel.
    const ended = Promise.all([once(child, 'close'), once(child, 'disconnect')]);
    let error = '';
    child.stderr?.on('data', (data: Buffer) => (error += data.toString()));
    const gathering = new Gathering(files[0] ?? '');
    const patience = new Patience(limits.seconds, () => child.kill('SIGKILL'));
    // Only our own program speaks on this channel.
    child.on('message', (message: ReadingMessage) => {
      if ('began' in message) patience.renew();
      gathering.take(message);
    });
    await ended;
    patience.stop();
    if (gathering.bad !== null) throw new BadFileError(gathering.bad);
    if (child.exitCode === 0) return gathering.files;
    const how = child.signalCode ?? `code ${String(child.exitCode)}`;
    const end = {error, how, isLate: patience.isOver, limits};
    throw new BadFileError(describeEnd(gathering.file, end));
  };

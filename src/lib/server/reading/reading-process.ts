import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {ReadingMessage, ReadingRequest, TakenMessage} from './reading-messages.ts';

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

/** A process that reads files, begun at once, and what it has told. */
export class ReadingProcess {
  readonly #child: ChildProcess;
  readonly #told: ReadingMessage[] = [];
  #hasEnded = false;
  #wake = (): void => undefined;
  /** What it wrote before it ended. */
  error = '';

  /** @param memory what it may take, in megabytes */
  constructor(request: ReadingRequest, memory: number) {
    this.#child = fork(READER, [JSON.stringify(request)], {
      execArgv: [`--max-old-space-size=${memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc']
    });
    this.#child.stderr?.on('data', (data: Buffer) => (this.error += data.toString()));
    // Only our own program speaks on this channel.
    this.#child.on('message', (message: ReadingMessage) => {
      this.#told.push(message);
      this.#wake();
    });
    const end = () => {
      this.#hasEnded = true;
      this.#wake();
    };
    // Messages may come after the end of the process, but not after that of the channel.
    void Promise.all([once(this.#child, 'close'), once(this.#child, 'disconnect')]).then(
      end,
      (error: unknown) => {
        this.error += String(error);
        end();
      }
    );
  }

  /** How it ended when not as it should. */
  get fault(): string | null {
    const {exitCode, signalCode} = this.#child;
    return exitCode === 0 ? null : (signalCode ?? `code ${String(exitCode)}`);
  }

  /** What it told next; null when it has ended. */
  async next(): Promise<ReadingMessage | null> {
    while (this.#told.length === 0 && !this.#hasEnded) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const message = this.#told.shift() ?? null;
    // It may have ended meanwhile, and needs no answer then.
    if (message) this.#child.send({taken: true} satisfies TakenMessage, () => undefined);
    return message;
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}

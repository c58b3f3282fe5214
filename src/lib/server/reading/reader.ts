// A process that reads files for another one, which must not suffer from what is in them.
import {BadFileError, readFiles} from './read-file.ts';
import {MOST_UNTAKEN, type ReadingMessage, type ReadingRequest} from './reading-messages.ts';

/** Tells the other process, and waits for it when it does not keep up. */
class Teller {
  #untaken = 0;
  #goOn = (): void => undefined;

  constructor() {
    process.on('message', () => {
      this.#untaken -= 1;
      this.#goOn();
    });
  }

  async tell(message: ReadingMessage): Promise<void> {
    while (this.#untaken >= MOST_UNTAKEN) {
      await new Promise<void>((resolve) => (this.#goOn = resolve));
    }
    this.#untaken += 1;
    await send(message);
  }
}

/** Waits until it is on its way, so that messages do not pile up here. */
const send = (message: ReadingMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

async function readAll({files, options}: ReadingRequest): Promise<void> {
  const teller = new Teller();
  for (const event of readFiles(files, options)) await teller.tell(event);
}

// Nobody is left to read for.
process.once('disconnect', () => process.exit());
try {
  // Only `readApart` starts this process.
  await readAll(JSON.parse(process.argv[2] ?? '') as ReadingRequest);
} catch (error) {
  if (!(error instanceof BadFileError)) throw error;
  await send({bad: error.message});
}
process.disconnect();

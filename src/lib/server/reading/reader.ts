// A process that reads files for another one, which must not suffer from what is in them.
import {BadFileError, readInParts} from './read-file.ts';
import type {ReadingMessage, ReadingRequest} from './reading-messages.ts';

/** Waits until it is on its way, so that messages do not pile up here. */
const tell = (message: ReadingMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

async function readAll({files, options}: ReadingRequest): Promise<void> {
  for (const file of files) {
    await tell({began: file});
    const read = await readInParts(file, options, (part) => tell({part}));
    await tell({read});
  }
}

// Nobody is left to read for.
process.once('disconnect', () => process.exit());
try {
  // Only `readApart` starts this process.
  await readAll(JSON.parse(process.argv[2] ?? '') as ReadingRequest);
} catch (error) {
  if (!(error instanceof BadFileError)) throw error;
  await tell({bad: error.message});
}
process.disconnect();

import {EmbeddingError} from './embedding-error.ts';

const MOST_TRIES = 5;
/** Before the second try, doubled for each further one, in milliseconds. */
const FIRST_WAIT = 1000;
/** Whoever asks for more gets no further request. */
const LONGEST_WAIT = 120_000;

/** Waits so many milliseconds; rejects when it is called off. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

/**
 * Sends until it succeeds, at most five times; between them it waits as long as the endpoint asks
 * for, else 1, 2, 4 and 8 seconds.
 *
 * @throws EmbeddingError the last one, or the first that another try would not help
 */
export async function withRetries<T>(
  send: () => Promise<T>,
  {wait, signal}: {wait: Wait; signal: AbortSignal}
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof EmbeddingError) || error.remedy !== 'again') throw error;
      if (tries === MOST_TRIES) {
        throw new EmbeddingError(`${error.message} (${MOST_TRIES} tries)`);
      }
      const pause = error.wait ?? FIRST_WAIT * 2 ** (tries - 1);
      if (pause > LONGEST_WAIT) {
        throw new EmbeddingError(`${error.message}; it asks to wait ${pause / 1000} s`);
      }
      await wait(pause, signal);
    }
  }
}

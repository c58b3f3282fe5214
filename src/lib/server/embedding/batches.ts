import {EmbeddingError} from './embedding-error.ts';

/** How texts are sent: so many together, so many batches at a time. */
export interface Batching<T> {
  readonly size: number;
  readonly running: number;
  readonly send: (batch: readonly T[]) => Promise<void>;
  /** Called once when a batch has failed for good, so that the others end. */
  readonly stop: () => void;
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof EmbeddingError && error.remedy === 'smaller';

/**
 * Sends everything in batches. A batch that is too large for the receiver is halved, and so are all
 * later ones.
 *
 * @throws what made the first batch fail
 */
export async function sendInBatches<T>(
  all: readonly T[],
  {size: largest, running, send, stop}: Batching<T>
): Promise<void> {
  const queue = [...all];
  let size = largest;
  const failures: unknown[] = [];

  async function sendNext(batch: readonly T[]): Promise<void> {
    try {
      await send(batch);
    } catch (error) {
      if (isTooLarge(error) && batch.length > 1) {
        size = Math.min(size, Math.ceil(batch.length / 2));
        queue.unshift(...batch);
        return;
      }
      failures.push(error);
      stop();
    }
  }

  async function work(): Promise<void> {
    while (queue.length > 0 && failures.length === 0) await sendNext(queue.splice(0, size));
  }

  await Promise.all(Array.from({length: running}, work));
  if (failures.length > 0) throw failures[0];
}

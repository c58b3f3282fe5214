/** So many wait already that waiting longer would help nobody. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/**
 * Runs so many tasks at a time and lets so many wait, first come first served.
 *
 * @returns a function that runs a task when its turn comes and throws BusyError when too many wait
 */
export function limitTurns({running, waiting}: {running: number; waiting: number}) {
  const queue: (() => void)[] = [];
  let free = running;

  async function turn(): Promise<void> {
    if (free > 0) {
      free--;
      return;
    }
    if (queue.length >= waiting) throw new BusyError(`${waiting} requests are waiting already`);
    // Whoever finishes hands its turn on, so `free` stays as it is.
    await new Promise<void>((go) => queue.push(go));
  }

  return async <T>(task: () => Promise<T>): Promise<T> => {
    await turn();
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free++;
    }
  };
}

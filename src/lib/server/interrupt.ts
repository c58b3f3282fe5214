import {existsSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Home} from './home.ts';
import {releaseLock} from './lock.ts';

const GOES_ON = 'Stopped. The next "analyse" of the same papers and settings goes on from here.\n';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Removes what this process would leave behind if it ended now; nothing when another process is the
 * writer. At once, since a signal leaves no time.
 */
export function discardUnfinished(home: Home): void {
  if (!releaseLock(home)) return;
  for (const file of readdirSync(home.unfinished)) {
    rmSync(join(home.unfinished, file), {recursive: true, force: true});
  }
}

/**
 * Does work that Ctrl-C may end at any moment: the process then removes what is unfinished but for the
 * outputs of long tasks, and dies of the signal, and its threads with it.
 */
export async function interruptible<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const stop = (signal: NodeJS.Signals) => {
    discardUnfinished(home);
    if (existsSync(home.tasks)) process.stderr.write(GOES_ON);
    for (const each of SIGNALS) process.off(each, stop);
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

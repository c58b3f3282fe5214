import {readlinkSync} from 'node:fs';
import {basename} from 'node:path';
import {getPriority, setPriority} from 'node:os';

/** How much a thread steps back behind the others, and how far one can. */
const BACK = 10;
const LAST = 19;

/**
 * Lets the driver go first where threads outnumber the cores: most of what only it can do lies between the steps, so that
 * in the end all wait for it. Linux knows a priority for each thread; elsewhere nothing happens.
 */
export function letDriverFirst(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.min(LAST, getPriority(thread) + BACK));
  } catch {
    // Then threads share the cores evenly.
  }
}

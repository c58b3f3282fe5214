import {randomUUID} from 'node:crypto';
import {readFileSync, rmSync} from 'node:fs';
import {link, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {isCode} from './durable.ts';
import {createHome, type Home} from './home.ts';

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  /** Start of the process as the kernel counts it, null where it does not tell. */
  readonly started: string | null;
  readonly command: string;
}

/** Another process is writing to the same home. */
export class LockedError extends Error {
  override readonly name = 'LockedError';

  constructor({lock}: Home, {pid, command}: Holder) {
    super(
      `Another writer is at work: process ${pid} ("${command}") holds ${lock}. ` +
        `Wait for it to finish, or end it.`
    );
  }
}

/** When a process started, so that a process number used again is not taken for the old process. */
function startOf(pid: number): string | null {
  try {
    // The second field may hold spaces, so count from the parenthesis that ends it: see proc(5).
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive({pid, started}: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  return started === null || started === startOf(pid);
}

function parseHolder(text: string): Holder | null {
  try {
    const {pid, started = null, command = ''} = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? {pid, started, command} : null;
  } catch {
    return null;
  }
}

/** Moves a dead writer's lock away, unless another process was quicker. */
async function breakLock(lock: string): Promise<void> {
  const grave = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, grave);
    await rm(grave, {force: true});
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

async function take(home: Home, holder: Holder): Promise<void> {
  const draft = `${home.lock}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(holder));
  try {
    // A link is made whole or not at all, and never over an existing file.
    await link(draft, home.lock);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    const other = parseHolder(await readFile(home.lock, 'utf8').catch(() => ''));
    if (other && isAlive(other)) throw new LockedError(home, other);
    await breakLock(home.lock);
    await take(home, holder);
  } finally {
    await rm(draft, {force: true});
  }
}

/** Gives the lock back at once; false when this process does not hold it. */
export function releaseLock({lock}: Home): boolean {
  try {
    if (parseHolder(readFileSync(lock, 'utf8'))?.pid !== process.pid) return false;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
  rmSync(lock, {force: true});
  return true;
}

/**
 * Runs `use` as the only writer of a home. The lock of a process that died is taken over.
 *
 * @throws LockedError at once when a living process holds the lock
 */
export async function asWriter<T>(home: Home, use: () => Promise<T>): Promise<T> {
  createHome(home);
  const command = process.argv.slice(2).join(' ');
  await take(home, {pid: process.pid, started: startOf(process.pid), command});
  try {
    return await use();
  } finally {
    await rm(home.lock, {force: true});
  }
}

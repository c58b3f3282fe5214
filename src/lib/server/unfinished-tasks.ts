import {existsSync} from 'node:fs';
import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {FolderBlobs} from '../engine/folder-blobs.ts';
import {ResumingExecutor} from '../engine/resuming-executor.ts';
import type {Executor} from '../pipeline/step.ts';
import type {Home} from './home.ts';

/** Fewer papers are analysed in so few seconds that nothing is kept of an analysis that is not published. */
const WORTH_KEEPING = 5000;

/** Removes what was kept of analyses, but for one of them. */
export async function discardTasks(home: Home, kept: string | null = null): Promise<void> {
  if (!existsSync(home.tasks)) return;
  const names = await readdir(home.tasks);
  const isKept = names.some((name) => name === kept);
  const outdated = isKept
    ? names.filter((name) => name !== kept).map((name) => join(home.tasks, name))
    : [home.tasks];
  await Promise.all(outdated.map((path) => rm(path, {recursive: true, force: true})));
}

/**
 * The same executor, but the output of each task is kept in the home until `discardTasks`, and a task of
 * the same fit that was done before is not run again. Executors that keep outputs elsewhere, and
 * analyses of few papers, stay as they are.
 */
export async function keepingTasks(
  executor: Executor,
  home: Home,
  {
    fitId,
    papers,
    onKnown
  }: {fitId: string; papers: number; onKnown: (known: number, all: number) => void}
): Promise<Executor> {
  await discardTasks(home, fitId);
  const {atOnce} = executor;
  if (atOnce === undefined || papers < WORTH_KEEPING) return executor;
  const blobs = new FolderBlobs(join(home.tasks, fitId));
  return new ResumingExecutor(executor, blobs, {atOnce, onKnown});
}

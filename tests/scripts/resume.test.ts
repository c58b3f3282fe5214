import {once} from 'node:events';
import {existsSync, readdirSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, it} from 'vitest';
import type {Home} from '../../src/lib/server/home.ts';
import {publishedTables} from '../engine/published.ts';
import {drawnPapers} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {run, start} from './command.ts';

/** So many that the outputs of tasks are kept. */
const PAPERS = 5000;
const TIMEOUT = 600_000;
const ANALYSE = ['analyse', '--themes', '4', '--workers', '2'];

/** Tasks whose outputs are kept. */
function tasksDone({tasks}: Home): number {
  if (!existsSync(tasks)) return 0;
  const notes = readdirSync(tasks, {recursive: true, encoding: 'utf8'});
  return notes.filter((path) => /outputs.+[\da-f]{64}$/.test(path)).length;
}

/** Starts the analysis and ends it as soon as some more tasks are done. */
async function breakOff(home: Home, {more, signal}: {more: number; signal: NodeJS.Signals}) {
  const wanted = tasksDone(home) + more;
  const child = start(home, ...ANALYSE);
  const errors: string[] = [];
  child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
  const ended = once(child, 'close');
  while (child.exitCode === null && tasksDone(home) < wanted) await sleep(10);
  child.kill(signal);
  const [, by] = (await ended) as [number | null, NodeJS.Signals | null];
  return {by, error: errors.join('')};
}

async function homeOf(papers: readonly object[]): Promise<Home> {
  const home = temporaryHome();
  await run(home, 'ingest', writePapers(home, papers));
  return home;
}

it(
  'an analysis that is interrupted or killed goes on where it was, and gives the same bytes',
  async () => {
    const papers = drawnPapers(PAPERS, {subjects: 4});
    const [whole, broken] = [await homeOf(papers), await homeOf(papers)];
    const {error} = await run(whole, ...ANALYSE);
    expect(error).not.toContain('Going on');

    const first = await breakOff(broken, {more: 3, signal: 'SIGINT'});
    expect(first).toEqual({
      by: 'SIGINT',
      error: expect.stringContaining('The next "analyse" of the same papers and settings goes on')
    });
    const kept = tasksDone(broken);
    expect(kept).toBeGreaterThanOrEqual(3);
    const second = await breakOff(broken, {more: 3, signal: 'SIGKILL'});
    expect(second).toEqual({
      by: 'SIGKILL',
      error: expect.stringMatching(
        /Going on where the analysis stopped: \d+ of \d+ tasks were done/
      )
    });
    expect(tasksDone(broken)).toBeGreaterThanOrEqual(kept + 3);

    const last = await run(broken, ...ANALYSE);
    expect([last.code, last.error]).toEqual([0, expect.stringContaining('Going on where')]);
    expect(await publishedTables(broken)).toEqual(await publishedTables(whole));
    expect(existsSync(broken.tasks)).toBe(false);
  },
  TIMEOUT
);

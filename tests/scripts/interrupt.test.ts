import {once} from 'node:events';
import {readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {readExport} from '../../src/lib/server/exports.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {discardUnfinished} from '../../src/lib/server/interrupt.ts';
import {asWriter} from '../../src/lib/server/lock.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {drawnPapers} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {run, start} from './command.ts';

/** Enough that workers are used, and that no stage is over before the signal comes. */
const PAPERS = 600;
const TIMEOUT = 240_000;

/** Every file of a home. */
const filesOf = ({root}: Home): string[] =>
  readdirSync(root, {recursive: true, encoding: 'utf8'}).sort();

/** Starts an analysis by two workers and interrupts it as soon as a stage is told. */
async function interrupt(home: Home, stage: string, signal: NodeJS.Signals) {
  const child = start(home, 'analyse', '--themes', '4', '--seed', '2', '--workers', '2');
  const ended = once(child, 'close');
  const told = new Promise<void>((resolve) => {
    child.stderr.on('data', (data: Buffer) => {
      if (data.toString().includes(stage)) resolve();
    });
  });
  await Promise.race([told, ended]);
  child.kill(signal);
  const [code, by] = (await ended) as [number | null, NodeJS.Signals | null];
  return {code, by};
}

describe('an analysis that is interrupted', () => {
  it(
    'dies of the signal in any stage, and leaves the published one and nothing else',
    async () => {
      const home = temporaryHome();
      await run(home, 'ingest', writePapers(home, drawnPapers(PAPERS, {subjects: 4})));
      await run(home, 'analyse', '--themes', '4', '--workers', '2');
      const before = filesOf(home);
      for (const [stage, signal] of [
        ['Collecting words', 'SIGTERM'],
        ['Grouping papers', 'SIGINT'],
        ['Publishing', 'SIGINT']
      ] as const) {
        expect(await interrupt(home, stage, signal)).toEqual({code: null, by: signal});
        expect(filesOf(home)).toEqual(before);
      }
      const rows = await withAnalysis((connection) => readExport(connection, 'papers'), home);
      expect(rows).toHaveLength(PAPERS);
    },
    TIMEOUT
  );
});

describe('what is unfinished', () => {
  it('is discarded by the process that writes it, and by no other', async () => {
    const home = temporaryHome();
    await asWriter(home, async () => {
      writeFileSync(join(home.unfinished, 'draft'), '');
      discardUnfinished(home);
    });
    expect(readdirSync(home.unfinished)).toEqual([]);
    writeFileSync(join(home.unfinished, 'draft'), '');
    discardUnfinished(home);
    writeFileSync(home.lock, JSON.stringify({pid: process.ppid}));
    discardUnfinished(home);
    expect(readdirSync(home.unfinished)).toEqual(['draft']);
  });
});

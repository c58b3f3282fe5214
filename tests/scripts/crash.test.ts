import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {seededRandom} from '../../src/lib/pipeline/random.ts';
import {readExport} from '../../src/lib/server/exports.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {readPointer} from '../../src/lib/server/pointer.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {run, start} from './command.ts';

const KILLS = 50;

/** How long an analysis takes on this machine, and its publication, in milliseconds. */
interface Pace {
  readonly whole: number;
  readonly publication: number;
}

/** Starts an analysis; `publishing` is settled when its publication begins, or when it ends before. */
function startAnalysis(home: Home, seed: number) {
  const child = start(home, 'analyse', '--themes', '3', '--seed', String(seed));
  const ended = once(child, 'close');
  const publishing = new Promise<void>((resolve) => {
    child.stderr.on('data', (data: Buffer) => {
      if (data.toString().includes('Publishing')) resolve();
    });
    void ended.then(() => {
      resolve();
    });
  });
  return {child, ended, publishing};
}

async function measurePace(home: Home): Promise<Pace> {
  const began = performance.now();
  const {ended, publishing} = startAnalysis(home, 0);
  await publishing;
  const published = performance.now();
  await ended;
  return {whole: performance.now() - began, publication: performance.now() - published};
}

interface Kill {
  readonly seed: number;
  readonly anywhere: boolean;
  /** How far into the run, or into the publication, 0 to 1.1. */
  readonly share: number;
}

/** Starts an analysis and kills it: half the time anywhere, half the time while it publishes. */
async function killAnalysis(home: Home, pace: Pace, {seed, anywhere, share}: Kill) {
  const {child, ended, publishing} = startAnalysis(home, seed);
  if (!anywhere) await publishing;
  await Promise.race([sleep(share * (anywhere ? pace.whole : pace.publication)), ended]);
  child.kill('SIGKILL');
  await ended;
}

it('leaves a whole analysis however often a writer is killed', {timeout: 240_000}, async () => {
  const home = temporaryHome();
  await run(home, 'ingest', writePapers(home, threeSubjects(60)));
  const pace = await measurePace(home);
  expect(await readPointer(home)).not.toBeNull();
  const random = seededRandom(1);
  const runs = new Set<string>();
  for (let kill = 1; kill <= KILLS; kill++) {
    const before = await readPointer(home);
    await killAnalysis(home, pace, {seed: kill, anywhere: kill % 2 === 0, share: 1.1 * random()});
    const after = await readPointer(home);
    const rows = await withAnalysis((connection) => readExport(connection, 'papers'), home);
    expect(rows.length).toBe(60);
    // Either the old one is still there, or the new one has replaced it as a whole.
    const old = after?.file === before?.file ? after?.file : after?.previous;
    expect(old).toBe(before?.file);
    runs.add(after?.runId ?? '');
  }
  // Some kills came too late to stop the publication and some in time, else nothing was tested.
  expect(runs.size).toBeGreaterThan(1);
  expect(runs.size).toBeLessThan(KILLS);
  expect((await run(home, 'analyse', '--themes', '3', '--seed', '99')).code).toBe(0);
});

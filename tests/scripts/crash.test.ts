import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {seededRandom} from '../../src/lib/pipeline/random.ts';
import {readExport} from '../../src/lib/server/exports.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/jobs.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {readPointer} from '../../src/lib/server/pointer.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {run, start} from './command.ts';

const KILLS = 50;

/** Fifty commands one after the other are quick on an idle machine only. */
const timeout = 900_000;

/** Refreshes that are killed. */
const REFRESHES = 10;

/** How long a command takes on this machine, and its publication, in milliseconds. */
interface Pace {
  readonly whole: number;
  readonly publication: number;
}

const analysis = (seed: number) => ['analyse', '--themes', '3', '--seed', String(seed)];

/** Starts a command that publishes; `publishing` is settled when it begins to, or when it ends before. */
function startWriter(home: Home, command: readonly string[]) {
  const child = start(home, ...command);
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

async function measurePace(home: Home, command: readonly string[]): Promise<Pace> {
  const began = performance.now();
  const {ended, publishing} = startWriter(home, command);
  await publishing;
  const published = performance.now();
  await ended;
  return {whole: performance.now() - began, publication: performance.now() - published};
}

interface Kill {
  readonly command: readonly string[];
  readonly anywhere: boolean;
  /** How far into the run, or into the publication; from 1 on it may come too late. */
  readonly share: number;
}

/** Starts a command and kills it: anywhere, or while it publishes. */
async function killWriter(home: Home, pace: Pace, {command, anywhere, share}: Kill) {
  const {child, ended, publishing} = startWriter(home, command);
  if (!anywhere) await publishing;
  await Promise.race([sleep(share * (anywhere ? pace.whole : pace.publication)), ended]);
  child.kill('SIGKILL');
  await ended;
}

it('leaves a whole analysis however often a writer is killed', {timeout}, async () => {
  const home = temporaryHome();
  await run(home, 'ingest', writePapers(home, threeSubjects(60)));
  const pace = await measurePace(home, analysis(0));
  expect(await readPointer(home)).not.toBeNull();
  const random = seededRandom(1);
  const runs = new Set<string>();
  for (let kill = 1; kill <= KILLS; kill++) {
    const before = await readPointer(home);
    await killWriter(home, pace, {
      command: analysis(kill),
      anywhere: kill % 2 === 0,
      share: 1.1 * random()
    });
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

it('leaves a whole analysis however often a refresh is killed', {timeout}, async () => {
  const home = temporaryHome();
  const papers = threeSubjects(60 + REFRESHES + 1);
  const add = (from: number, to: number) =>
    ingestFiles(home, [writePapers(home, papers.slice(from, to))], {now: new Date()});
  await add(0, 60);
  await run(home, ...analysis(0));
  await add(60, 61);
  const pace = await measurePace(home, ['refresh']);
  const random = seededRandom(2);
  const sizes = new Set<number>();
  let size = 61;
  for (let kill = 1; kill <= REFRESHES; kill++) {
    await add(60 + kill, 61 + kill);
    const before = await readPointer(home);
    const anywhere = kill % 2 === 0;
    // A refresh is short, so that its pace varies: some kills must come late enough.
    await killWriter(home, pace, {command: ['refresh'], anywhere, share: 1.8 * random()});
    const after = await readPointer(home);
    const rows = await withAnalysis((connection) => readExport(connection, 'papers'), home);
    // Either all papers that had come by then, or just those of before.
    expect(rows.length).toBe(after?.file === before?.file ? size : 61 + kill);
    size = rows.length;
    sizes.add(size);
  }
  expect(sizes.size).toBeGreaterThan(1);
  expect(sizes.size).toBeLessThan(REFRESHES);
  expect((await run(home, 'refresh')).code).toBe(0);
});

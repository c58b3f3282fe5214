import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {seededRandom} from '../../src/lib/pipeline/random.ts';
import {readExport} from '../../src/lib/server/exports.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {readLibraryStatus} from '../../src/lib/server/library-status.ts';
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

/** How long a command takes on this machine now, and its publication, in milliseconds. */
interface Pace {
  whole: number;
  publication: number;
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
  /** What is killed: the run anywhere, or its publication. */
  readonly part: keyof Pace;
  /** How far into it; from 1 on it may come too late. */
  readonly share: number;
}

/** Starts a command and kills it. The pace is corrected by a run that was over before, or was not when it was to be. */
async function killWriter(
  home: Home,
  pace: Pace,
  {command, part, share}: Kill & {command: readonly string[]}
) {
  const began = performance.now();
  const {child, ended, publishing} = startWriter(home, command);
  const published = publishing.then(() => performance.now());
  if (part === 'publication') await publishing;
  const isOver = ended.then(() => true);
  if (await Promise.race([sleep(share * pace[part], false), isOver])) {
    pace.whole = performance.now() - began;
    pace.publication = performance.now() - (await published);
  } else if (share > 1) pace[part] *= share;
  child.kill('SIGKILL');
  await ended;
}

/** So many kills in a random order, spread over the run and as many over its publication, up to a share of each. */
function randomKills(count: number, {most, seed}: {most: number; seed: number}): Kill[] {
  const random = seededRandom(seed);
  const kills = Array.from({length: count}, (_, index): Kill & {place: number} => ({
    part: index % 2 === 0 ? 'whole' : 'publication',
    share: (most * (Math.floor(index / 2) + random())) / (count / 2),
    place: random()
  }));
  return kills.sort((one, other) => one.place - other.place);
}

it('leaves a whole analysis however often a writer is killed', {timeout}, async () => {
  const home = temporaryHome();
  await run(home, 'ingest', writePapers(home, threeSubjects(60)));
  const pace = await measurePace(home, analysis(0));
  expect(await readPointer(home)).not.toBeNull();
  const runs = new Set<string>();
  for (const [index, kill] of randomKills(KILLS, {most: 1.2, seed: 1}).entries()) {
    const before = await readPointer(home);
    await killWriter(home, pace, {...kill, command: analysis(index + 1)});
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
  const sizes = new Set<number>();
  let size = 61;
  // A refresh is short, so that its pace varies: some kills must come late enough.
  for (const [index, kill] of randomKills(REFRESHES, {most: 1.8, seed: 2}).entries()) {
    await add(61 + index, 62 + index);
    const before = await readPointer(home);
    await killWriter(home, pace, {...kill, command: ['refresh']});
    const after = await readPointer(home);
    const rows = await withAnalysis((connection) => readExport(connection, 'papers'), home);
    // Either all papers that had come by then, or just those of before.
    expect(rows.length).toBe(after?.file === before?.file ? size : 62 + index);
    size = rows.length;
    sizes.add(size);
  }
  expect(sizes.size).toBeGreaterThan(1);
  expect(sizes.size).toBeLessThan(REFRESHES);
  expect((await run(home, 'refresh')).code).toBe(0);
});

/** Ingests that are killed. */
const INGESTS = 12;
/** More papers than are added at once. */
const MANY = 30_000;

it('leaves all of a file or nothing however often an ingest is killed', {timeout}, async () => {
  const home = temporaryHome();
  const file = (name: string, papers: readonly Partial<Paper>[]) =>
    writePapers(home, papers, `${name}.jsonl`);
  const manyOf = (round: number) =>
    Array.from({length: MANY}, (_, index) => ({
      id: `${round}-${index}`,
      title: `Paper ${index}`,
      abstract: 'reef '.repeat(40)
    }));
  const sizeOf = async () => (await readLibraryStatus(home)).papers.length;
  await run(home, 'ingest', file('first', threeSubjects(60)));
  const began = performance.now();
  await run(home, 'ingest', file('many', manyOf(0)));
  const pace = performance.now() - began;
  const random = seededRandom(3);
  const sizes = new Set<number>();
  let size = 60 + MANY;
  for (let round = 1; round <= INGESTS; round++) {
    const child = start(home, 'ingest', file('many', manyOf(round)));
    const ended = once(child, 'close');
    await Promise.race([sleep(pace * (0.2 + (1.2 * (round + random())) / INGESTS)), ended]);
    child.kill('SIGKILL');
    await ended;
    const after = await sizeOf();
    expect([size, size + MANY]).toContain(after);
    sizes.add(after - size);
    size = after;
  }
  // Some kills came too late and some in time, else nothing was tested.
  expect(sizes.size).toBe(2);
});

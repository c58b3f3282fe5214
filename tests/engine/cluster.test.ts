// The same result by workers on a real Redis, whatever dies on the way.
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {BlobExecutor} from '../../src/lib/engine/blob-executor.ts';
import {BullmqRunner} from '../../src/lib/engine/bullmq/bullmq-runner.ts';
import {FolderBlobs, storeName} from '../../src/lib/engine/folder-blobs.ts';
import {planVotes, ROUGHLY, voteStep} from '../../src/lib/pipeline/votes.ts';
import {inlineExecutor, shared} from '../../src/lib/pipeline/step.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {analyseLibrary, ingestFiles} from '../../src/lib/server/jobs.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {publishedTables} from './published.ts';
import {redisServer, type RedisServer} from './redis-server.ts';

const TIMEOUT = 300_000;
/** So many workers die, at most: a slow machine must come to an end, too. */
const MOST_KILLS = 20;
/** After the days of all papers, since papers of the future are rejected. */
const now = () => new Date(Date.UTC(2028, 0, 1));
const PROGRAM = ['scripts/run-typescript.mjs', 'scripts/themestream.ts'];

const redis: RedisServer | null = await redisServer();
if (redis === null) {
  if (process.env['CI'])
    throw new Error('CI needs redis-server: these tests are never left out there');
  process.stderr.write(
    '\n*** LEFT OUT: the tests of the cluster need redis-server (or REDIS_URL). ***\n\n'
  );
}

/** Starts the command line; it can be killed at once, as no other process stands between. */
const start = (home: Home, words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [...PROGRAM, ...words], {
    env: {...process.env, THEMESTREAM_HOME: home.root},
    stdio: ['ignore', 'ignore', 'pipe']
  });

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Workers of a cluster, each started anew when it is killed. */
class Workers {
  readonly #words: readonly string[];
  readonly #home: Home;
  #children: ChildProcess[] = [];
  /** Those that have run a task. */
  readonly #working = new Set<ChildProcess>();

  constructor(home: Home, {url, blobs}: {url: string; blobs: string}) {
    this.#home = home;
    this.#words = ['worker', '--redis', url, '--blobs', blobs, '--concurrency', '1'];
  }

  join(count: number): void {
    for (let index = 0; index < count; index++) {
      const child = start(this.#home, this.#words);
      child.stderr?.on('data', (text: Buffer) => {
        if (text.includes('done: vote')) this.#working.add(child);
      });
      this.#children.push(child);
    }
  }

  /** Kills one that is at work, if there is one, and starts another: on a slow machine they start slowly. */
  async replaceOne(): Promise<boolean> {
    const victim = this.#children.find((child) => this.#working.has(child));
    if (!victim) return false;
    this.#children = this.#children.filter((child) => child !== victim);
    await kill(victim);
    this.join(1);
    return true;
  }

  async leave(): Promise<void> {
    await Promise.all(this.#children.map(kill));
    this.#children = [];
  }
}

/** Tasks that have been run. */
const outputsIn = (folder: string): number => {
  const outputs = join(folder, 'outputs');
  if (!existsSync(outputs)) return 0;
  const names = readdirSync(outputs, {recursive: true, encoding: 'utf8'});
  return names.filter((name) => /[\da-f]{64}$/.test(name)).length;
};

async function library(): Promise<Home> {
  const home = temporaryHome();
  await ingestFiles(home, [writePapers(home, threeSubjects(300))], {now: now()});
  return home;
}

const space = shared({
  rows: 6,
  columns: 2,
  values: Float32Array.of(1, 0, 0.9, 0.1, 1, 0.1, 0, 1, 0.1, 1, 0.1, 0.9)
});
const votes = planVotes(space, {
  k: 2,
  seeds: Array.from({length: 60}, (_, seed) => seed),
  engine: 'wasm',
  limits: ROUGHLY
});

describe.skipIf(redis === null)('a cluster', () => {
  const url = redis?.url ?? '';
  let blobs: string;
  let expected: Promise<Record<string, string>> | undefined;
  /** What one process publishes; made within the first test that asks, as homes belong to tests. */
  const expectedTables = () =>
    (expected ??= (async () => {
      const home = await library();
      await analyseLibrary(home, {...DEFAULT_SETTINGS, themes: 3}, {now});
      return publishedTables(home);
    })());

  beforeAll(() => {
    blobs = mkdtempSync(join(tmpdir(), 'themestream-cluster-'));
  });
  afterAll(async () => {
    rmSync(blobs, {recursive: true, force: true});
    await redis?.stop();
  });

  const analyse = (home: Home, folder: string) =>
    start(home, [
      'analyse',
      '--themes',
      '3',
      '--executor',
      'bullmq',
      '--redis',
      url,
      '--blobs',
      folder
    ]);

  it.each([1, 2, 4])(
    'of %i workers publishes the same tables by sha256 as one process',
    async (count) => {
      const [home, folder] = [await library(), join(blobs, `${count}`)];
      const workers = new Workers(home, {url, blobs: folder});
      workers.join(count);
      const [code] = (await once(analyse(home, folder), 'exit')) as [number | null];
      await workers.leave();
      expect(code).toBe(0);
      // 40 tasks of votes, 10 samples and the map.
      expect(outputsIn(folder)).toBe(51);
      expect(await publishedTables(home)).toEqual(await expectedTables());
    },
    TIMEOUT
  );

  it(
    'publishes the same when a worker is killed every 500 ms, Redis once and the driver once',
    async () => {
      const [home, folder] = [await library(), join(blobs, 'killed')];
      const workers = new Workers(home, {url, blobs: folder});
      workers.join(4);
      let [kills, isOver] = [0, false];
      const killing = (async () => {
        while (!isOver && kills < MOST_KILLS) {
          await sleep(500);
          if (await workers.replaceOne()) kills++;
        }
      })();
      const first = analyse(home, folder);
      while (outputsIn(folder) < 5) await sleep(20);
      await kill(first);
      // Whatever dies, dies in the midst of the first of two stages.
      expect(outputsIn(folder)).toBeLessThan(40);
      if (redis?.kill) {
        await redis.kill();
        await redis.start();
      }
      const [code] = (await once(analyse(home, folder), 'exit')) as [number | null];
      isOver = true;
      await killing;
      await workers.leave();
      expect(code).toBe(0);
      expect(kills).toBeGreaterThan(0);
      expect(await publishedTables(home)).toEqual(await expectedTables());
    },
    TIMEOUT
  );

  it(
    'gives the same outputs when two drivers have every task delivered twice',
    async () => {
      const folder = join(blobs, 'twice');
      const workers = new Workers(temporaryHome(), {url, blobs: folder});
      const store = await storeName(folder);
      const executors = [1, 2].map(() => {
        const shared = new FolderBlobs(folder);
        return new BlobExecutor(shared, new BullmqRunner({redis: url, blobs: shared, store}));
      });
      const outputs = executors.map((executor) => executor.map(voteStep, votes));
      // Both have asked for all tasks before the first worker is there.
      workers.join(2);
      const [one, two] = await Promise.all(outputs);
      await Promise.all(executors.map((executor) => executor.close()));
      await workers.leave();
      expect(one).toEqual(await inlineExecutor.map(voteStep, votes));
      expect(two).toEqual(one);
    },
    TIMEOUT
  );
});

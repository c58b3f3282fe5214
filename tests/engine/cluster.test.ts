// The same result by workers on a real Redis, whatever dies on the way.
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it, onTestFinished, vi} from 'vitest';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {countDeliveries, waitingTasks} from './deliveries.ts';
import {publishedTables} from './published.ts';
import {redisServer, type RedisServer} from './redis-server.ts';
import {environmentOf, s3Server} from './s3-server.ts';

const TIMEOUT = 300_000;
/** So many workers die, at most: a slow machine must come to an end, too. */
const MOST_KILLS = 10;
/**
 * Tasks of an analysis with a number of themes: of its texts in four parts, of runs of two to four words in four shares,
 * of terms in four parts, of the latent space one; votes, ten samples and the map.
 */
const TEXTS = 4;
const BEFORE_VOTES = TEXTS + 3 * 4 + 4 + 1;
const VOTES = 40;
const LONG_TASKS = VOTES + 11;
const TASKS = BEFORE_VOTES + LONG_TASKS;
/** Workers of the cluster in which everything dies. */
const WORKERS = 4;
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

/** Papers whose tasks are over within milliseconds. */
const EASY = {
  themes: 3,
  file: (home: Home) => writePapers(home, threeSubjects(300))
};
/** Real papers, whose tasks take so long that a worker is mostly killed within one. */
const HARD = {
  themes: 24,
  file: ({root}: Home) => {
    const lines = readFileSync('data/sample/daily-papers-2026-04-01-to-05-28.jsonl', 'utf8');
    const file = join(root, 'sample.jsonl');
    writeFileSync(file, lines.split('\n').slice(0, 700).join('\n'));
    return file;
  }
};
type Papers = typeof EASY;

async function library({file}: Papers): Promise<Home> {
  const home = temporaryHome();
  await ingestFiles(home, [file(home)], {now: now()});
  return home;
}

const expected = new Map<Papers, Promise<Record<string, string>>>();
/** What one process publishes; made within the first test that asks, as homes belong to tests. */
function expectedTables(papers: Papers): Promise<Record<string, string>> {
  const tables = async () => {
    const home = await library(papers);
    await analyseLibrary(home, {...DEFAULT_SETTINGS, themes: papers.themes}, {now});
    return publishedTables(home);
  };
  const found = expected.get(papers) ?? tables();
  expected.set(papers, found);
  return found;
}

describe.skipIf(redis === null)('a cluster', () => {
  const url = redis?.url ?? '';
  let blobs: string;

  beforeAll(() => {
    blobs = mkdtempSync(join(tmpdir(), 'themestream-cluster-'));
  });
  afterAll(async () => {
    rmSync(blobs, {recursive: true, force: true});
    await redis?.stop();
  });

  const analyse = (home: Home, folder: string, {themes}: Papers, words: readonly string[] = []) =>
    start(home, [
      ...['analyse', '--themes', `${themes}`, '--executor', 'bullmq'],
      ...['--redis', url, '--blobs', folder, ...words]
    ]);
  /** Sends the brief steps, too, as of many papers. */
  const analyseFar = (home: Home, folder: string, papers: Papers) =>
    analyse(home, folder, papers, ['--send-all-from', '0']);
  const codeOf = async (child: ChildProcess) => {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  };

  it.each([1, 2, 4])(
    'of %i workers publishes the same tables by sha256 as one process',
    async (count) => {
      const [home, folder] = [await library(EASY), join(blobs, `${count}`)];
      const workers = new Workers(home, {url, blobs: folder});
      workers.join(count);
      const code = await codeOf(analyseFar(home, folder, EASY));
      await workers.leave();
      expect(code).toBe(0);
      expect(outputsIn(folder)).toBe(TASKS);
      expect(await publishedTables(home)).toEqual(await expectedTables(EASY));
    },
    TIMEOUT
  );

  it(
    'publishes the same when the driver runs the brief steps itself, and is sent none of them',
    async () => {
      const [home, folder] = [await library(EASY), join(blobs, 'near')];
      const workers = new Workers(home, {url, blobs: folder});
      workers.join(2);
      const code = await codeOf(analyse(home, folder, EASY));
      await workers.leave();
      expect(code).toBe(0);
      expect(outputsIn(folder)).toBe(LONG_TASKS);
      expect(await publishedTables(home)).toEqual(await expectedTables(EASY));
    },
    TIMEOUT
  );

  it(
    'publishes the same when a worker is killed every 500 ms, Redis once and the driver once, and runs few tasks again',
    async () => {
      const [home, folder] = [await library(HARD), join(blobs, 'killed')];
      const workers = new Workers(home, {url, blobs: folder});
      workers.join(WORKERS);
      let [kills, isOver] = [0, false];
      const killing = (async () => {
        while (!isOver && kills < MOST_KILLS) {
          await sleep(500);
          if (await workers.replaceOne()) kills++;
        }
      })();
      const first = analyseFar(home, folder, HARD);
      while (outputsIn(folder) < BEFORE_VOTES + 5) await sleep(20);
      await kill(first);
      // The driver and Redis die in the midst of the votes.
      expect(outputsIn(folder)).toBeLessThan(BEFORE_VOTES + VOTES);
      if (redis?.kill) {
        await redis.kill();
        await redis.start();
      }
      const code = await codeOf(analyseFar(home, folder, HARD));
      isOver = true;
      await killing;
      await workers.leave();
      expect(code).toBe(0);
      expect(kills).toBeGreaterThan(0);
      const tasks = await countDeliveries(url, folder);
      expect(tasks).toHaveLength(TASKS);
      const again = tasks.reduce((sum, {runs}) => sum + runs - 1, 0);
      // What was being run is run again: one task of a worker, one of each for driver and Redis, under a tenth of all.
      expect(again).toBeLessThanOrEqual(kills + 2 * WORKERS);
      expect(await publishedTables(home)).toEqual(await expectedTables(HARD));
    },
    TIMEOUT
  );

  it(
    'publishes the same by blobs in a bucket of a store that is busy and hangs up now and then',
    async () => {
      const server = await s3Server();
      onTestFinished(async () => {
        vi.unstubAllEnvs();
        await server.stop();
      });
      for (const [name, value] of Object.entries(environmentOf(server))) vi.stubEnv(name, value);
      let asked = 0;
      server.trouble = () => (++asked % 10 === 0 ? 'SlowDown' : asked % 17 === 0 ? 'half' : null);
      const [home, place] = [await library(EASY), 's3://themes/cluster'];
      const workers = new Workers(home, {url, blobs: place});
      workers.join(2);
      expect(await codeOf(analyseFar(home, place, EASY))).toBe(0);
      await workers.leave();
      const outputs = [...server.objects.keys()].filter((key) => key.includes('/outputs/'));
      expect(outputs).toHaveLength(TASKS);
      expect(await publishedTables(home)).toEqual(await expectedTables(EASY));
    },
    TIMEOUT
  );

  it(
    'publishes the same for two drivers at once, which have every task delivered twice',
    async () => {
      const folder = join(blobs, 'twice');
      const homes = [await library(EASY), await library(EASY)];
      const drivers = homes.map((home) => codeOf(analyseFar(home, folder, EASY)));
      // Both have asked for all texts before the first worker is there.
      while ((await waitingTasks(url, folder)) < 2 * TEXTS) await sleep(50);
      const workers = new Workers(temporaryHome(), {url, blobs: folder});
      workers.join(2);
      expect(await Promise.all(drivers)).toEqual([0, 0]);
      await workers.leave();
      const texts = (await countDeliveries(url, folder)).filter(({step}) => step === 'texts');
      expect(texts.map(({all}) => all)).toEqual(new Array(TEXTS).fill(2));
      for (const home of homes) {
        expect(await publishedTables(home)).toEqual(await expectedTables(EASY));
      }
    },
    TIMEOUT
  );
});

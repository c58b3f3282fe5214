import {readdirSync, readlinkSync} from 'node:fs';
import {getPriority} from 'node:os';
import {basename} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, describe, expect, it} from 'vitest';
import {ROOT} from '../../scripts/children.mjs';
import {builtProgram} from '../../scripts/programs.mjs';
import {LocalPool} from '../../src/lib/engine/local-pool.ts';
import {NearFarExecutor} from '../../src/lib/engine/near-far-executor.ts';
import {
  defaultWorkers,
  openExecutor,
  type OpenExecutor
} from '../../src/lib/engine/open-executor.ts';
import {stepNamed} from '../../src/lib/engine/steps.ts';
import {shared} from '../../src/lib/pipeline/shared-memory.ts';
import {inlineExecutor, type Executor} from '../../src/lib/pipeline/step.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {planVotes, ROUGHLY, voteStep} from '../../src/lib/pipeline/votes.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import {ANALYSIS_TABLES} from '../../src/lib/server/tables/analysis-tables.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {EXPORTED, publishedTables} from './published.ts';

/** After the days of all papers, since papers of the future are rejected. */
const now = () => new Date(Date.UTC(2028, 0, 1));
/** Starting a worker from its sources compiles them, which takes seconds. */
const TIMEOUT = 120_000;

const bundle = pathToFileURL(builtProgram(ROOT, 'src/lib/engine/engine-worker.ts') ?? '');
const pools = [1, 2, 4].map((workers) => new LocalPool(workers, {file: bundle}));
const one = new LocalPool(1);
afterAll(() => Promise.all([one, ...pools].map((pool) => pool.close())));

/** The pool for texts, too, however few they are. */
const forTexts = (pool: LocalPool): OpenExecutor => ({
  atOnce: pool.atOnce,
  close: () => pool.close(),
  prepare: () => {
    pool.prepare();
  },
  release: () => pool.release(),
  map: (step, inputs, onDone) => pool.map(step, inputs, onDone)
});

async function analysedBy(
  executor: Executor,
  settings = DEFAULT_SETTINGS
): Promise<Record<string, string>> {
  const home = temporaryHome();
  // Enough papers that workers are used.
  await ingestFiles(home, [writePapers(home, threeSubjects(300))], {now: now()});
  await analyseLibrary(home, settings, {now, executor});
  return publishedTables(home);
}

/** Threads of this process that step back behind the present one. */
function threadsBehind(): number {
  const present = basename(readlinkSync('/proc/thread-self'));
  const nice = (thread: string) => getPriority(Number(thread));
  const threads = readdirSync('/proc/self/task');
  return threads.filter((thread) => nice(thread) > nice(present)).length;
}

const space = shared({
  rows: 6,
  columns: 2,
  values: Float32Array.of(1, 0, 0.9, 0.1, 1, 0.1, 0, 1, 0.1, 1, 0.1, 0.9)
});
const votes = planVotes(space, {
  k: 2,
  seeds: [1, 2, 3, 4, 5, 6],
  engine: 'wasm',
  limits: ROUGHLY
});

describe('an analysis', () => {
  it(
    'is the same by sha256 of every table and export here and by one, two and four workers',
    async () => {
      const expected = await analysedBy(inlineExecutor);
      expect(Object.keys(expected)).toHaveLength(ANALYSIS_TABLES.length + EXPORTED.length);
      for (const pool of pools) {
        expect(await analysedBy(pool)).toEqual(expected);
        expect(await analysedBy(forTexts(pool))).toEqual(expected);
        const divided = new NearFarExecutor({near: forTexts(pool), far: openExecutor(1)});
        expect(await analysedBy(divided)).toEqual(expected);
      }
    },
    TIMEOUT
  );

  it(
    'of more papers than themes are found in is the same here and by workers',
    async () => {
      const settings = {...DEFAULT_SETTINGS, fitPapers: 100};
      const expected = await analysedBy(inlineExecutor, settings);
      for (const pool of pools) expect(await analysedBy(pool, settings)).toEqual(expected);
    },
    TIMEOUT
  );

  it('of few papers starts no worker', async () => {
    const home = temporaryHome();
    await ingestFiles(home, [writePapers(home, threeSubjects(60))], {now: now()});
    const executor: Executor = {
      map: () => Promise.reject(new Error('was used')),
      prepare: () => {
        throw new Error('was made ready');
      }
    };
    const {status} = await analyseLibrary(home, DEFAULT_SETTINGS, {now, executor});
    expect(status).toBe('published');
  });
});

describe('a pool of workers', () => {
  it('gives outputs in the order of the inputs and tells how many are done', async () => {
    const seen: string[] = [];
    const found = await one.map(voteStep, votes, (done, all) => seen.push(`${done}/${all}`));
    expect(found).toEqual(votes.map(voteStep.run));
    expect(seen).toEqual(['1/2', '2/2']);
  });

  it('takes several lists at once', async () => {
    const lists = await Promise.all([one.map(voteStep, votes), one.map(voteStep, votes.slice(1))]);
    expect(lists[1]).toEqual(lists[0].slice(1));
  });

  it('starts threads anew after it has let them go', async () => {
    const before = await one.map(voteStep, votes);
    await one.release();
    expect(await one.map(voteStep, votes)).toEqual(before);
  });

  it('fails what it runs when it lets its threads go', async () => {
    const endless = one.map(voteStep, votes);
    const released = one.release();
    await expect(endless).rejects.toThrow('the workers were let go within a task');
    await released;
  });

  it.runIf(process.platform === 'linux' && getPriority() < 19)(
    'lets its threads step back behind the one that waits for them',
    async () => {
      const pool = new LocalPool(2, {file: bundle});
      const before = threadsBehind();
      await pool.map(voteStep, votes);
      // One thread may have done all before the other has begun.
      await expect.poll(() => threadsBehind() - before, {timeout: TIMEOUT / 2}).toBe(2);
      await pool.close();
    },
    TIMEOUT
  );

  it('runs nothing for no inputs', async () => expect(await one.map(voteStep, [])).toEqual([]));

  it('passes on what a step throws, and goes on', async () => {
    const [task] = votes;
    const tooMany = task ? [{...task, k: 7}] : [];
    await expect(one.map(voteStep, tooMany)).rejects.toThrow(
      'k is 7, expected a number of clusters from 1 to 6 (the rows)'
    );
    expect(await one.map(voteStep, votes.slice(0, 1))).toHaveLength(1);
  });

  it(
    'fails what waits when its workers end',
    async () => {
      const pool = new LocalPool(1, {file: bundle});
      const endless = pool.map(voteStep, votes);
      const closed = pool.close();
      await expect(endless).rejects.toThrow(/a worker ended|every worker has ended/);
      await closed;
    },
    TIMEOUT
  );
});

describe('the executor that is opened', () => {
  it('has as many workers as asked for, and none for one', async () => {
    const [three, single] = [openExecutor(3), openExecutor(1)];
    expect(three).toMatchObject({size: 3});
    expect(single).not.toHaveProperty('size');
    expect(
      await single.map({name: 'double', version: 1, run: (x: number) => 2 * x}, [1, 2])
    ).toEqual([2, 4]);
    await Promise.all([three.close(), single.close()]);
  });

  it('has at most four workers unless more are asked for', () => {
    expect(defaultWorkers()).toBeGreaterThanOrEqual(1);
    expect(defaultWorkers()).toBeLessThanOrEqual(4);
  });
});

describe('a step', () => {
  it('is found by name and version', () =>
    expect(stepNamed({name: 'vote', version: 1})).toBe(voteStep));

  it('of another state of the code is refused', () =>
    expect(() => stepNamed({name: 'vote', version: 0})).toThrow(
      'there is no step vote, version 0'
    ));
});

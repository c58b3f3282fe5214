import {describe, expect, it} from 'vitest';
import {NearFarExecutor, SEND_ALL_FROM} from '../../src/lib/engine/near-far-executor.ts';
import type {OpenExecutor} from '../../src/lib/engine/open-executor.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {inlineExecutor, type Step} from '../../src/lib/pipeline/step.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {threeSubjects} from '../pipeline/papers.ts';

const long: Step<number, number> = {name: 'long', version: 1, run: (value) => 2 * value};
const brief: Step<number, number> = {...long, name: 'brief', isBrief: true};

/** Runs steps here and tells of all that it is asked for. */
function telling(name: string, told: string[], leastTexts: number): OpenExecutor {
  const tell = (words: string) => {
    told.push(`${name}: ${words}`);
    return Promise.resolve();
  };
  return {
    leastTexts,
    prepare: (papers) => void tell(`make ready for ${papers}`),
    release: () => tell('let go'),
    close: () => tell('close'),
    map: async (step, inputs, onDone) => {
      await tell(step.name);
      return inlineExecutor.map(step, inputs, onDone);
    }
  };
}

function divided({
  leastTexts = 10_000,
  ...options
}: {leastTexts?: number; sendAllFrom?: number} = {}) {
  const told: string[] = [];
  const [near, far] = [telling('near', told, leastTexts), telling('far', told, 0)];
  return {told, executor: new NearFarExecutor({near, far, ...options})};
}

/** Which end was given which steps. */
function whoRan(told: readonly string[]): Record<string, string[]> {
  const runs = told.map((words) => words.split(': ')).filter(([, words = '']) => !/ /.test(words));
  const of = (end: string) => [
    ...new Set(runs.flatMap(([name, step = '']) => (name === end ? [step] : [])))
  ];
  return {near: of('near'), far: of('far')};
}

describe('an executor with a near and a far end', () => {
  it('runs brief steps near, and lets go of what they needed when the first long one comes', async () => {
    const {told, executor} = divided();
    executor.prepare(SEND_ALL_FROM - 1);
    expect(await executor.map(brief, [1, 2])).toEqual([2, 4]);
    expect(await executor.map(long, [3, 4])).toEqual([6, 8]);
    expect(told).toEqual([
      'near: make ready for 199999',
      'far: make ready for 199999',
      'near: brief',
      'far: long',
      'near: let go'
    ]);
  });

  it('sends brief steps as well from 200,000 papers on, and makes nothing ready here', async () => {
    const {told, executor} = divided();
    executor.prepare(SEND_ALL_FROM);
    expect(await executor.map(brief, [1, 2])).toEqual([2, 4]);
    expect(told).toEqual(['far: make ready for 200000', 'far: brief', 'near: let go']);
  });

  it('sends all that it is asked for before it knows how many papers there are', async () => {
    const {told, executor} = divided();
    await executor.map(brief, [1]);
    expect(told[0]).toBe('far: brief');
  });

  it('sends all steps of as many papers as it is told', async () => {
    const {told, executor} = divided({sendAllFrom: 300});
    for (const papers of [299, 300]) {
      executor.prepare(papers);
      await executor.map(brief, [1]);
    }
    expect(told.filter((words) => words.endsWith('brief'))).toEqual(['near: brief', 'far: brief']);
  });

  it('has so few texts read here as its near end, but none that are to be sent', () => {
    expect(divided().executor.leastTexts).toBe(10_000);
    expect(divided({sendAllFrom: 300}).executor.leastTexts).toBe(300);
    expect(divided({sendAllFrom: 0}).executor.leastTexts).toBe(0);
  });

  it('tells how many tasks are done, at either end', async () => {
    const {executor} = divided();
    executor.prepare(20);
    for (const step of [brief, long]) {
      const seen: string[] = [];
      await executor.map(step, [1, 2], (done, all) => seen.push(`${done}/${all}`));
      expect(seen).toEqual(['1/2', '2/2']);
    }
  });

  it('lets both ends go, and closes both', async () => {
    const {told, executor} = divided();
    await executor.release();
    await executor.close();
    expect(told).toEqual(['near: let go', 'far: let go', 'near: close', 'far: close']);
  });

  it('keeps no outputs of its own, so that the far end keeps them alone', () =>
    expect(divided().executor).not.toHaveProperty('atOnce'));
});

describe('an analysis with a near and a far end', () => {
  const BRIEF = ['texts', 'runs', 'tally', 'lay-out'];
  const LONG = ['vote', 'projection', 'sample'];
  const settings = {...DEFAULT_SETTINGS, themes: 3};
  const analysed = async (sendAllFrom: number) => {
    const {told, executor} = divided({leastTexts: 0, sendAllFrom});
    await analysePapers(threeSubjects(300), settings, {sha256, executor});
    return {told, ...whoRan(told)};
  };

  it('of fewer papers than are sent whole reads, counts and weighs them near', async () => {
    const {told, ...ends} = await analysed(301);
    expect(ends).toEqual({near: BRIEF, far: LONG});
    expect(told.indexOf('near: let go')).toBe(told.indexOf('far: vote') + 1);
  });

  it('of as many sends all steps', async () => {
    const {told, ...ends} = await analysed(300);
    expect(ends).toEqual({near: [], far: [...BRIEF, ...LONG]});
    expect(told).not.toContain('near: make ready for 300');
  });
});

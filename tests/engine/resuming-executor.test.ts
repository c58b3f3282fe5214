import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {FolderBlobs} from '../../src/lib/engine/folder-blobs.ts';
import {ResumingExecutor} from '../../src/lib/engine/resuming-executor.ts';
import {inlineExecutor, type Step} from '../../src/lib/pipeline/step.ts';

/** Doubles numbers, tells which it was asked for, and breaks off at the one that it is told to. */
class Doubling implements Step<Float32Array, {readonly twice: Float32Array}> {
  readonly name: string = 'double';
  readonly version: number = 1;
  readonly asked: number[] = [];
  readonly breaksAt: number | null;

  constructor(breaksAt: number | null = null) {
    this.breaksAt = breaksAt;
  }

  readonly run = (input: Float32Array) => {
    const [value = 0] = input;
    if (value === this.breaksAt) throw new Error('broken off');
    this.asked.push(value);
    return {twice: input.map((each) => 2 * each)};
  };
}

const INPUTS = [1, 2, 3, 4].map((value) => Float32Array.of(value, 0.1));
const DOUBLED = INPUTS.map((input) => ({twice: input.map((each) => 2 * each)}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'themestream-tasks-'));
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});
const resuming = (known: string[] = [], atOnce = 1) =>
  new ResumingExecutor(inlineExecutor, new FolderBlobs(folder), {
    atOnce,
    onKnown: (done, all) => known.push(`${done}/${all}`)
  });

describe('an executor that keeps what was done', () => {
  it('gives the outputs in the order of the inputs, however many run at once', async () => {
    for (const atOnce of [1, 3, Infinity]) {
      const step = new Doubling();
      expect(await resuming([], atOnce).map(step, INPUTS)).toEqual(DOUBLED);
      rmSync(folder, {recursive: true});
    }
    expect(await resuming().map(new Doubling(), [])).toEqual([]);
  });

  it('keeps nothing of a brief step, which is run again', async () => {
    const step = Object.assign(new Doubling(), {isBrief: true as const});
    await resuming().map(step, INPUTS);
    await resuming().map(step, INPUTS);
    expect(step.asked).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes on where it was broken off, and tells how many tasks were done', async () => {
    await expect(resuming().map(new Doubling(3), INPUTS)).rejects.toThrow('broken off');
    const [step, known, told] = [new Doubling(), [] as string[], [] as string[]];
    const outputs = await resuming(known).map(step, INPUTS, (done, all) =>
      told.push(`${done}/${all}`)
    );
    expect(outputs).toEqual(DOUBLED);
    expect(step.asked).toEqual([3, 4]);
    expect([known, told]).toEqual([['2/4'], ['2/4', '3/4', '4/4']]);
  });

  it('tells nothing when nothing was done before', async () => {
    const known: string[] = [];
    await resuming(known).map(new Doubling(), INPUTS);
    expect(known).toEqual([]);
  });

  it('runs a step of another version anew', async () => {
    await resuming().map(new Doubling(), INPUTS);
    const step = new (class extends Doubling {
      override readonly version: number = 2;
    })();
    await resuming().map(step, INPUTS);
    expect(step.asked).toEqual([1, 2, 3, 4]);
  });

  it('runs a task anew whose output was damaged', async () => {
    await resuming().map(new Doubling(), INPUTS.slice(0, 1));
    const blobs = join(folder, 'blobs');
    for (const part of readdirSync(blobs)) {
      for (const name of readdirSync(join(blobs, part))) {
        writeFileSync(join(blobs, part, name), 'half');
      }
    }
    const step = new Doubling();
    expect(await resuming().map(step, INPUTS.slice(0, 1))).toEqual(DOUBLED.slice(0, 1));
    expect(step.asked).toEqual([1]);
  });

  it('keeps outputs and no inputs', async () => {
    const input = Float32Array.from({length: 10_000}, (_, index) => index);
    const count = {name: 'count', version: 1, run: (numbers: Float32Array) => numbers.length};
    expect(await resuming().map(count, [input])).toEqual([10_000]);
    const files = readdirSync(join(folder, 'blobs'), {recursive: true}).filter(
      (name) => String(name).length > 3
    );
    expect(files).toHaveLength(1);
  });
});

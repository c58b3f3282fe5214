import {existsSync, readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {inlineExecutor, type Executor} from '../../src/lib/pipeline/step.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {discardTasks, keepingTasks} from '../../src/lib/server/unfinished-tasks.ts';
import {temporaryHome} from './home.ts';

const double = {name: 'double', version: 1, run: (value: number) => 2 * value};
const keeping = (home: Home, {fitId = 'first', papers = 5000, known = [] as string[]} = {}) =>
  keepingTasks(inlineExecutor, home, {
    fitId,
    papers,
    onKnown: (done, all) => known.push(`${done} of ${all}`)
  });

describe('the tasks of an analysis that is not published', () => {
  it('are kept for the same fit until they are discarded', async () => {
    const home = temporaryHome();
    const known: string[] = [];
    expect(await (await keeping(home)).map(double, [1, 2])).toEqual([2, 4]);
    expect(await (await keeping(home, {known})).map(double, [1, 2, 3])).toEqual([2, 4, 6]);
    expect(known).toEqual(['2 of 3']);
    await discardTasks(home);
    expect(existsSync(home.tasks)).toBe(false);
  });

  it('are removed when another fit begins', async () => {
    const home = temporaryHome();
    await (await keeping(home)).map(double, [1]);
    await (await keeping(home, {fitId: 'second'})).map(double, [1]);
    expect(readdirSync(home.tasks)).toEqual(['second']);
    await keeping(home, {fitId: 'third', papers: 100});
    expect(existsSync(home.tasks)).toBe(false);
  });

  it('are not kept of few papers, nor where the executor keeps them itself', async () => {
    const home = temporaryHome();
    const cluster: Executor = {map: inlineExecutor.map};
    expect(await keeping(home, {papers: 4999})).toBe(inlineExecutor);
    const options = {fitId: 'first', papers: 5000, onKnown: () => undefined};
    expect(await keepingTasks(cluster, home, options)).toBe(cluster);
  });
});

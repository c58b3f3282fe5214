import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';
import {threeSubjects} from '../pipeline/papers.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

/** Writes lines of JSON, or text that is none, to a file of its own, which is removed when the tests are over. */
export function writeLines(name: string, lines: readonly unknown[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'themestream-eval-'));
  folders.push(folder);
  const file = join(folder, name);
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(file, `${texts.join('\n')}\n`);
  return file;
}

/** Papers about three subjects that share no word of weight, with the subject as their label. */
export const writeThreeSubjects = (count: number): string =>
  writeLines(
    'three-subjects.jsonl',
    threeSubjects(count).map(({id, title, abstract}, index) => {
      const labels = [['rewards', 'reefs', 'graphs'][index % 3], 'any'];
      return {id, title, abstract, labels};
    })
  );

import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {DEFAULT_LIMITS, readApart} from '../../src/lib/server/reading/read-apart.ts';
import {BadFileError, readHere} from '../../src/lib/server/reading/read-file.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {drawnPapers} from '../pipeline/papers.ts';

const options = {today: '2026-06-01'};
const folder = mkdtempSync(join(tmpdir(), 'themestream-reading-'));
afterAll(() => {
  rmSync(folder, {recursive: true});
});
/** Starting a process from its sources takes seconds. */
const TIMEOUT = 120_000;

function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}
const lines = (records: readonly object[]) =>
  records.map((record) => JSON.stringify(record)).join('\n');

describe('reading a file that is longer than what is read at once', () => {
  it('gives its lines and the hash of its bytes, wherever they are cut', async () => {
    const records = Array.from({length: 3000}, (_, index) => ({
      title: `Paper ${index} on \u00e9t\u00e9 \u{1f600}`,
      abstract: `${index} `.repeat(100 + (index % 7))
    }));
    const content = lines(records);
    expect(Buffer.byteLength(content)).toBeGreaterThan(1.5 * 1024 * 1024);
    const file = fileOf('long.jsonl', content);
    const [read] = await readHere([file], options);
    expect(read?.hash).toBe(sha256(content));
    expect(read?.reading.papers.map(({title}) => title)).toEqual(records.map(({title}) => title));
    expect(read?.reading.papers.map(({abstract}) => abstract)).toEqual(
      records.map(({abstract}) => abstract.trim())
    );
  });

  it('tells first that bytes far behind are no text', async () => {
    const file = fileOf('broken.jsonl', '');
    const bad = Buffer.concat([
      Buffer.from(`${lines([{title: 'A'}])}\nnot JSON\n${' '.repeat(2 * 1024 * 1024)}`),
      Buffer.of(0xff, 0xfe)
    ]);
    writeFileSync(file, bad);
    await expect(readHere([file], options)).rejects.toThrow('rule not-utf8');
  });
});

describe('reading files in a process of their own', () => {
  it(
    'gives the same as reading them here: papers, rejects, notes, format and hash',
    async () => {
      const files = [
        'tests/fixtures/daily-papers-page.txt',
        fileOf('odd.jsonl', lines([{title: 'A\u2028B \u{1f600}'}, {abstract: 'no title'}])),
        // More than one message takes.
        fileOf('many.jsonl', lines(drawnPapers(1200, {subjects: 4})))
      ];
      expect(await readApart(DEFAULT_LIMITS)(files, options)).toEqual(
        await readHere(files, options)
      );
    },
    TIMEOUT
  );

  it(
    'passes on why a file cannot be read, and keeps to the year that it is given',
    async () => {
      const read = readApart(DEFAULT_LIMITS);
      const bad = fileOf('bad.txt', 'hello\n');
      for (const file of [bad, join(folder, 'missing')]) {
        const here = await readHere([file], options).catch((error: unknown) => error);
        expect(here).toBeInstanceOf(BadFileError);
        await expect(read([file], options)).rejects.toEqual(here);
      }
      const page = ['tests/fixtures/daily-papers-page.txt'];
      const dated = {...options, year: 2023};
      expect(await read(page, dated)).toEqual(await readHere(page, dated));
    },
    TIMEOUT
  );

  it(
    'says which file took more memory than it may, and what to do',
    async () => {
      const small = fileOf('small.jsonl', lines(drawnPapers(20, {subjects: 4})));
      const large = fileOf('large.jsonl', `{"title": "${'reef '.repeat(40_000_000)}"}`);
      const read = readApart({memory: 96, seconds: 100})([small, large], options);
      await expect(read).rejects.toThrow(
        `${large}: reading it took more than 96 MB of memory, the limit; nothing was added. ` +
          'Look whether it is what it should be; then split it, or raise the limit with --read-memory.'
      );
    },
    TIMEOUT
  );

  it(
    'says which file took longer than it may, and what to do',
    async () => {
      const file = fileOf('slow.jsonl', lines(drawnPapers(20, {subjects: 4})));
      const read = readApart({...DEFAULT_LIMITS, seconds: 0.01})([file], options);
      await expect(read).rejects.toThrow(
        `${file}: reading it took more than 0.01 s, the limit; nothing was added. ` +
          'Look whether it is what it should be; then split it, or raise the limit with --read-seconds.'
      );
    },
    TIMEOUT
  );
});

import {execFileSync} from 'node:child_process';
import {createWriteStream, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {Patience} from '../../src/lib/server/reading/patience.ts';
import {DEFAULT_LIMITS, readApart} from '../../src/lib/server/reading/read-apart.ts';
import {
  BadFileError,
  readHere,
  type FileReader,
  type ReadingEvent
} from '../../src/lib/server/reading/read-file.ts';
import {MOST_UNTAKEN} from '../../src/lib/server/reading/reading-messages.ts';
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

async function all(events: AsyncIterable<ReadingEvent>): Promise<ReadingEvent[]> {
  const told: ReadingEvent[] = [];
  for await (const event of events) told.push(event);
  return told;
}
const readAll = (read: FileReader, ...files: string[]) => all(read(files, options));

describe('reading a file that is longer than what is read at once', () => {
  it('gives its lines and the hash of its bytes, wherever they are cut', async () => {
    const records = Array.from({length: 3000}, (_, index) => ({
      title: `Paper ${index} on \u00e9t\u00e9 \u{1f600}`,
      abstract: `${index} `.repeat(100 + (index % 7))
    }));
    const content = lines(records);
    expect(Buffer.byteLength(content)).toBeGreaterThan(1.5 * 1024 * 1024);
    const file = fileOf('long.jsonl', content);
    const events = await readAll(readHere, file);
    const papers = events.flatMap((event) => ('part' in event ? event.part.papers : []));
    expect(events.at(-1)).toEqual({
      read: {file, hash: sha256(content), format: 'jsonl', notes: []}
    });
    expect(papers.map(({title}) => title)).toEqual(records.map(({title}) => title));
    expect(papers.map(({abstract}) => abstract)).toEqual(
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
    await expect(readAll(readHere, file)).rejects.toThrow('rule not-utf8');
  });
});

function* piecesOf(text: string): Generator<string> {
  const size = 65_536;
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

/** Waits until a number no longer changes. */
async function settled(read: () => number): Promise<number> {
  for (let before = -1; read() === 0 || read() !== before; await sleep(500)) before = read();
  return read();
}

describe('a reader that is faster than whoever takes what it tells', () => {
  it(
    'waits, and goes on when that is taken',
    async () => {
      // Parts of 100 records, four times as many as may be on their way.
      const records = Array.from({length: 400 * MOST_UNTAKEN}, (_, index) => ({
        title: `Paper ${index}`,
        abstract: 'reef '.repeat(100)
      }));
      const content = lines(records);
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      const events = readApart(DEFAULT_LIMITS)([pipe], options)[Symbol.asyncIterator]();
      const file = createWriteStream(pipe);
      const written = pipeline(piecesOf(content), file);
      expect(await settled(() => file.bytesWritten)).toBeLessThan(content.length / 2);
      const told: ReadingEvent[] = [];
      for (let next = await events.next(); !next.done; next = await events.next()) {
        told.push(next.value);
      }
      const papers = told.flatMap((event) => ('part' in event ? event.part.papers : []));
      await written;
      expect(papers.length).toBe(records.length);
    },
    TIMEOUT
  );
});

describe('patience', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends after a time of waiting in all, of which what one does meanwhile is no part', () => {
    const patience = new Patience(1, () => undefined);
    const wait = (milliseconds: number) => {
      patience.wait();
      vi.advanceTimersByTime(milliseconds);
      patience.pause();
      vi.advanceTimersByTime(10_000);
      return patience.isOver;
    };
    expect([wait(600), wait(300), wait(200)]).toEqual([false, false, true]);
  });

  it('is as long as at first for the next file', () => {
    const end = vi.fn();
    const patience = new Patience(1, end);
    patience.wait();
    vi.advanceTimersByTime(900);
    patience.pause();
    patience.renew();
    patience.wait();
    vi.advanceTimersByTime(999);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledOnce();
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
      expect(await readAll(readApart(DEFAULT_LIMITS), ...files)).toEqual(
        await readAll(readHere, ...files)
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
        const here = await readAll(readHere, file).catch((error: unknown) => error);
        expect(here).toBeInstanceOf(BadFileError);
        await expect(readAll(read, file)).rejects.toEqual(here);
      }
      const page = ['tests/fixtures/daily-papers-page.txt'];
      const dated = {...options, year: 2023};
      expect(await all(read(page, dated))).toEqual(await all(readHere(page, dated)));
    },
    TIMEOUT
  );

  it(
    'says which file took more memory than it may, and what to do',
    async () => {
      const small = fileOf('small.jsonl', lines(drawnPapers(20, {subjects: 4})));
      const large = fileOf('large.jsonl', `{"title": "${'reef '.repeat(40_000_000)}"}`);
      const read = readAll(readApart({memory: 96, seconds: 100}), small, large);
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
      const read = readAll(readApart({...DEFAULT_LIMITS, seconds: 0.01}), file);
      await expect(read).rejects.toThrow(
        `${file}: reading it took more than 0.01 s, the limit; nothing was added. ` +
          'Look whether it is what it should be; then split it, or raise the limit with --read-seconds.'
      );
    },
    TIMEOUT
  );
});

import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it, vi} from 'vitest';
import type {Paper, Reject} from '../../src/lib/model.ts';
import {paperHash} from '../../src/lib/pipeline/run-identity.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {writeLibrary} from '../../src/lib/server/library.ts';
import {
  readStoredPapers,
  SELECT_PAPERS,
  type StoredPaper
} from '../../src/lib/server/read-papers.ts';
import {BadFileError, type FileReader} from '../../src/lib/server/reading/read-file.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {fold, indexPapers} from '../../src/lib/sources/fold.ts';
import {titleId} from '../../src/lib/sources/identity.ts';
import {anyCrossedRecord, anyRecord, paper} from '../sources/papers.ts';
import {temporaryHome} from './home.ts';

const DAYS = ['2026-03-02', '2026-03-03'];

/** What is in a file. */
interface File {
  readonly name: string;
  readonly records: readonly Paper[];
  readonly rejects: number;
  /** Whether it turns out at its end that it cannot be read. */
  readonly isBad?: boolean;
}

const rejectOf = (_: unknown, index: number): Reject => ({
  ...{line: index + 1, reason: index % 2 ? 'title-missing' : 'date-invalid'},
  ...{message: `message ${index}`, excerpt: `excerpt ${index}`}
});
const rejectsOf = ({rejects}: File) => Array.from({length: rejects}, rejectOf);

/** Tells of files that are nowhere. */
const readerOf = (files: readonly File[], part: number): FileReader =>
  async function* (names) {
    for (const name of names) {
      const file = files.find((file) => file.name === name);
      if (!file) throw new Error(`${name} is not there`);
      yield {began: name};
      const rejects = rejectsOf(file);
      for (let start = 0; start < file.records.length; start += part) {
        yield {part: {papers: file.records.slice(start, start + part), rejects: []}};
      }
      yield {part: {papers: [], rejects}};
      if (file.isBad) throw new BadFileError(`${name} is bad`);
      yield {read: {file: name, hash: sha256(name), format: 'jsonl', notes: []}};
    }
  };

/** All that a library holds. */
interface Tables {
  readonly papers: readonly StoredPaper[];
  readonly records: readonly unknown[];
  readonly votes: readonly unknown[];
  readonly rejects: readonly unknown[];
  readonly ledger: readonly unknown[];
}

const tablesOf = (home: Home): Promise<Tables> =>
  writeLibrary(home, async (connection) => {
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
    return {
      papers: await readStoredPapers(connection, `${SELECT_PAPERS} FROM papers ORDER BY paper_id`),
      records: await rows('FROM records ORDER BY ALL'),
      votes: await rows(
        'SELECT paper_id, seen_on::VARCHAR, upvotes, comments FROM vote_snapshots ORDER BY ALL'
      ),
      rejects: await rows('SELECT file, line, reason FROM rejects ORDER BY ALL'),
      ledger: await rows(
        'SELECT file, read, accepted, updated, merged, rejected FROM ledger ORDER BY rowid'
      )
    };
  });

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const most = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

/** A library that is kept in memory and folds each file at once. */
class Model {
  #papers = new Map<string, Paper>();
  #records: {file: string; record: string; paper: string}[] = [];
  #rejects: unknown[] = [];
  #votes = new Map<string, {upvotes: number; comments: number | null}>();
  readonly #ledger: unknown[] = [];

  ingest(file: File, day: string): void {
    const {changed, renamed, owners, fates} = fold(
      file.records,
      indexPapers([...this.#papers.values()])
    );
    for (const {from} of renamed) this.#papers.delete(from);
    for (const paper of changed) this.#papers.set(paper.id, paper);
    for (const {from, to} of renamed) this.#rename(from, to);
    for (const {id} of fates.filter(({votes}) => votes)) this.#keepVotes(id, day);
    const isOther = ({file: name}: {file: string}) => name !== file.name;
    this.#records = this.#records.filter(isOther).concat(
      file.records.map(({id}, index) => ({
        file: file.name,
        record: id,
        paper: owners[index] ?? ''
      }))
    );
    const others = this.#rejects.filter(
      (row) => !JSON.stringify(row).startsWith(`["${file.name}"`)
    );
    const rejects = rejectsOf(file);
    this.#rejects = others.concat(rejects.map(({line, reason}) => [file.name, line, reason]));
    const accepted = fates.filter(({change}) => change === 'new').length;
    const merged = file.records.length - changed.length;
    this.#ledger.push([
      ...[file.name, file.records.length + rejects.length],
      ...[accepted, changed.length - accepted, merged, rejects.length]
    ]);
  }

  tables(): Tables {
    const votes = Array.from(this.#votes, ([key, {upvotes, comments}]) => [
      ...key.split(' '),
      ...[upvotes, comments]
    ]);
    return {
      papers: [...this.#papers.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((paper) => ({paper, hash: paperHash(paper, sha256)})),
      records: this.#records
        .map(({file, record, paper}) => [file, sha256(file), record, paper])
        .sort(byText),
      votes: votes.sort(byText),
      rejects: this.#rejects.toSorted(byText),
      ledger: this.#ledger
    };
  }

  #rename(from: string, to: string): void {
    this.#records = this.#records.map((row) => (row.paper === from ? {...row, paper: to} : row));
    for (const [key, votes] of [...this.#votes]) {
      const [id, day] = key.split(' ');
      if (id !== from) continue;
      this.#votes.delete(key);
      this.#note(`${to} ${day}`, votes);
    }
  }

  #keepVotes(id: string, day: string): void {
    const {upvotes = null, comments = null} = this.#papers.get(id) ?? {};
    if (upvotes !== null) this.#note(`${id} ${day}`, {upvotes, comments});
  }

  #note(key: string, {upvotes, comments}: {upvotes: number; comments: number | null}): void {
    const before = this.#votes.get(key);
    this.#votes.set(key, {
      upvotes: Math.max(upvotes, before?.upvotes ?? upvotes),
      comments: most(comments, before?.comments ?? null)
    });
  }
}

const anyFile = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  records: fc.array(fc.oneof(anyRecord, anyCrossedRecord), {maxLength: 9}),
  rejects: fc.integer({min: 0, max: 7})
});
/** Commands of some files each, a file of one name being the same in all. */
const anyCommands = fc
  .tuple(
    fc.uniqueArray(anyFile, {selector: ({name}) => name, minLength: 1, maxLength: 3}),
    fc.array(fc.array(fc.nat(2), {minLength: 1, maxLength: 2}), {minLength: 1, maxLength: 3})
  )
  .map(([files, commands]) =>
    commands.map((indices) => indices.flatMap((index) => files[index % files.length] ?? []))
  );

interface Options {
  readonly portion: number;
  readonly part: number;
  readonly onProgress?: (records: number) => void;
}

async function ingest(
  home: Home,
  commands: readonly (readonly File[])[],
  {part, ...options}: Options
): Promise<void> {
  for (const [index, files] of commands.entries()) {
    const names = files.map(({name}) => name);
    const now = new Date(`${DAYS[index % DAYS.length]}T12:00:00Z`);
    await ingestFiles(home, names, {now, ...options, read: readerOf(files, part)});
  }
}

/** Holds the library against one that folds each file at once. */
async function expectSame(commands: readonly (readonly File[])[], sizes: Options): Promise<void> {
  const home = temporaryHome();
  await ingest(home, commands, sizes);
  const model = new Model();
  for (const [index, files] of commands.entries()) {
    for (const file of files) model.ingest(file, DAYS[index % DAYS.length] ?? '');
  }
  expect(await tablesOf(home)).toEqual(model.tables());
}

describe('any files', () => {
  it('give the same tables and counts in portions of any size as when each is folded at once', () =>
    fc.assert(
      fc.asyncProperty(
        anyCommands,
        fc.record({portion: fc.integer({min: 1, max: 12}), part: fc.integer({min: 1, max: 12})}),
        expectSame
      ),
      {numRuns: 50}
    ));
});

describe('a title in portions of one record', () => {
  const [one, two, three] = ['One', 'Two', 'Three'] as const;
  const byTitle = paper({id: titleId(one), title: one, upvotes: 9});
  const of = (id: string, title: string, version = 1) => paper({id, title, version});

  it.each([
    ['joins the paper that loses it later', [[of('1', one), of('1', two, 2), byTitle]]],
    ['joins the paper that lost it before', [[byTitle, of('1', two, 2), of('1', one)]]],
    ['joins the known paper that loses it', [[of('1', one)], [of('1', two, 2), byTitle]]],
    [
      'joins the smallest of those that lose it',
      [[of('2', one), of('1', one), of('1', two, 2), of('2', three, 2), of('2', one), byTitle]]
    ],
    ['that is known goes to the paper that had it', [[byTitle], [of('1', one), of('1', two, 2)]]],
    ['that is known goes to the paper that has it', [[byTitle], [of('2', one), of('1', one)]]],
    ['that is known joins once', [[byTitle], [byTitle, of('1', one), {...byTitle, upvotes: 11}]]]
  ])('%s', async (_, files) => {
    const commands = files.map((records, index) => [{name: `file ${index}`, records, rejects: 0}]);
    await expectSame(commands, {portion: 1, part: 1});
  });
});

describe('a file that turns out to be bad when some of it was added', () => {
  const records = ['1', '2', '3', '4', '5'].map((id) =>
    paper({id, title: `Paper ${id}`, upvotes: 3})
  );
  const good: File = {name: 'good', records: records.slice(0, 3), rejects: 1};
  const bad: File = {
    name: 'bad',
    records: records.map((record) => ({...record, abstract: 'new'})),
    rejects: 2,
    isBad: true
  };

  it('leaves every table as it was, behind a good one too', async () => {
    const home = temporaryHome();
    const sizes = {portion: 2, part: 2};
    await ingest(home, [[good]], sizes);
    const before = await tablesOf(home);
    for (const files of [[bad], [{...good, name: 'other'}, bad]]) {
      const onProgress = vi.fn();
      await expect(ingest(home, [files], {...sizes, onProgress})).rejects.toThrow('bad is bad');
      expect(onProgress).toHaveBeenCalled();
      expect(await tablesOf(home)).toEqual(before);
    }
  });

  it('leaves no library where there was none', async () => {
    const home = temporaryHome();
    const onProgress = vi.fn();
    const sizes = {portion: 2, part: 2, onProgress};
    await expect(ingest(home, [[good, bad]], sizes)).rejects.toThrow('bad is bad');
    expect(onProgress).toHaveBeenCalled();
    expect(readdirSync(home.root).sort()).toEqual(['analyses', 'unfinished']);
  });

  it('does not even open the library when it is told before there is a portion', async () => {
    const home = temporaryHome();
    await expect(ingest(home, [[bad]], {portion: 100, part: 2})).rejects.toThrow('bad is bad');
    expect(readdirSync(home.root)).toEqual([]);
  });
});

it('takes away what a process that died has left on the disk, and leaves nothing there', async () => {
  const home = temporaryHome();
  const spill = join(home.unfinished, 'ingest-spill');
  mkdirSync(spill, {recursive: true});
  writeFileSync(join(spill, 'duckdb_temp_storage_DEFAULT-0.tmp'), 'left');
  await ingest(home, [[{name: 'a', records: [paper()], rejects: 0}]], {portion: 2, part: 2});
  expect(readdirSync(home.unfinished)).toEqual([]);
});

import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {readLibraryStatus} from '../../src/lib/server/library-status.ts';
import {readProvenance} from '../../src/lib/server/provenance.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {paperHash} from '../../src/lib/pipeline/run-identity.ts';
import {titleId} from '../../src/lib/sources/identity.ts';
import {readFacts} from '../../src/lib/server/library-facts.ts';
import {readPapers, writeLibrary} from '../../src/lib/server/library.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {paper} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from './home.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const ingest = async (home: Home, ...files: string[]) => {
  const ingested = await ingestFiles(home, files, {now: NOW});
  return ingested.map(({counts}) => counts);
};
const papersOf = (home: Home) => writeLibrary(home, readPapers);

const A = paper({
  id: '2603.00001',
  title: 'First',
  abstract: 'one',
  listed: '2026-03-02',
  upvotes: 1
});
const B = paper({id: '2603.00002', title: 'Second', abstract: 'two', listed: '2026-03-03'});

const factsOf = async (home: Home) => {
  const facts = await writeLibrary(home, readFacts);
  return facts.sort((a, b) => (a.id < b.id ? -1 : 1));
};

describe('the library without its texts', () => {
  it('tells of each paper what is counted, and the hash of all that is known of it', async () => {
    const home = temporaryHome();
    await ingest(home, writePapers(home, [B, A]));
    const [first] = await factsOf(home);
    const [whole] = await papersOf(home);
    expect(first).toEqual({
      ...{id: '2603.00001', published: null, listed: '2026-03-02', upvotes: 1, sources: ['jsonl']},
      hash: whole && paperHash(whole, sha256)
    });
  });

  it('has the hash of what a paper became when it was read again', async () => {
    const home = temporaryHome();
    await ingest(home, writePapers(home, [A]));
    const [before] = await factsOf(home);
    await ingest(home, writePapers(home, [{...A, upvotes: 9}], 'later.jsonl'));
    const [after] = await factsOf(home);
    const [whole] = await papersOf(home);
    expect(after?.hash).not.toBe(before?.hash);
    expect(after?.hash).toBe(whole && paperHash(whole, sha256));
  });

  it('is told of a library that a version without hashes has written too', async () => {
    const home = temporaryHome();
    await ingest(home, writePapers(home, [A, B]));
    const facts = await factsOf(home);
    await writeLibrary(home, async (connection) => {
      await connection.run('ALTER TABLE papers DROP COLUMN paper_hash');
    });
    expect(await factsOf(home)).toEqual(facts);
    await ingest(home, writePapers(home, [{...A, id: '2603.00004', title: 'Next'}], 'next.jsonl'));
    expect((await factsOf(home)).map(({id}) => id)).toEqual([
      '2603.00001',
      '2603.00002',
      '2603.00004'
    ]);
  });
});

describe('the library', () => {
  it('keeps every field of a paper', async () => {
    const home = temporaryHome();
    const path = join(home.root, 'full.jsonl');
    const record = {
      id: '2603.00009',
      title: 'Títle, "quoted"',
      abstract: 'text',
      listed: '2026-03-03',
      published: '2026-02-28',
      authors: ['Ann, B.', 'Čapek'],
      organisation: 'Lab',
      upvotes: 7,
      comments: 2,
      url: 'https://example.org/9',
      source: 'test'
    };
    writeFileSync(path, JSON.stringify(record));
    await ingest(home, path);
    expect(await papersOf(home)).toEqual([
      {
        id: '2603.00009',
        title: 'Títle, "quoted"',
        abstract: 'text',
        listed: '2026-03-03',
        published: '2026-02-28',
        authors: ['Ann, B.', 'Čapek'],
        authorCount: 2,
        organisation: 'Lab',
        upvotes: 7,
        comments: 2,
        url: 'https://example.org/9',
        version: 0,
        sources: ['test']
      }
    ]);
  });

  it('tells new, updated and merged papers apart, and they add up', async () => {
    const home = temporaryHome();
    const first = writePapers(home, [A, B], 'first.jsonl');
    const second = writePapers(home, [{...A, upvotes: 5}, B, B], 'second.jsonl');
    expect(await ingest(home, first)).toEqual([
      {read: 2, accepted: 2, updated: 0, merged: 0, rejected: 0}
    ]);
    expect(await ingest(home, second)).toEqual([
      {read: 3, accepted: 0, updated: 1, merged: 2, rejected: 0}
    ]);
    expect((await papersOf(home)).map(({id, upvotes}) => [id, upvotes])).toEqual([
      ['2603.00001', 5],
      ['2603.00002', null]
    ]);
  });

  it('is the same whatever the order of the files, and when one comes twice', async () => {
    const [one, two] = [temporaryHome(), temporaryHome()];
    const files = (home: Home) => [
      writePapers(home, [A, {title: 'Second', abstract: 'a longer text'}], 'x.jsonl'),
      writePapers(home, [B, {...A, upvotes: 9}], 'y.jsonl')
    ];
    const [x = '', y = ''] = files(one);
    await ingest(one, x, y);
    const [u = '', v = ''] = files(two);
    await ingest(two, v, u, v);
    expect(await papersOf(two)).toEqual(await papersOf(one));
    expect((await papersOf(one)).length).toBe(2);
  });

  it('keeps bad records with line and reason, once however often the file comes', async () => {
    const home = temporaryHome();
    const path = join(home.root, 'bad.jsonl');
    writeFileSync(path, `${JSON.stringify({id: 'x', title: 'Good'})}\n{"id": "y"}\n`);
    expect(await ingest(home, path, path)).toEqual([
      {read: 2, accepted: 1, updated: 0, merged: 0, rejected: 1},
      {read: 2, accepted: 0, updated: 0, merged: 1, rejected: 1}
    ]);
    const {papers, rejects, ledger} = await readLibraryStatus(home);
    expect([papers, rejects.map(({line, reason}) => [line, reason]), ledger.length]).toEqual([
      [{id: 'x', day: null}],
      [[2, 'title-missing']],
      2
    ]);
    expect(ledger[0]).toEqual({
      day: '2026-06-01',
      file: path,
      format: 'jsonl',
      read: 2,
      accepted: 1,
      updated: 0,
      merged: 0,
      rejected: 1
    });
  });

  it('is left as it was by a bad file, even behind a good one', async () => {
    const home = temporaryHome();
    const good = writePapers(home, [A], 'good.jsonl');
    const bad = join(home.root, 'bad.jsonl');
    writeFileSync(bad, `${JSON.stringify({id: 'x', title: 'Good'})}\n{broken\n`);
    await ingest(home, writePapers(home, [B], 'before.jsonl'));
    await expect(ingest(home, good, bad)).rejects.toThrow(`${bad}:2: `);
    expect((await papersOf(home)).map(({id}) => id)).toEqual(['2603.00002']);
  });

  const provenanceOf = (home: Home) => writeLibrary(home, readProvenance);

  it('tells which papers came in several records, under which ids and from which files', async () => {
    const home = temporaryHome();
    const named = {...B, id: '2603.00002'};
    await ingest(home, writePapers(home, [{title: 'Second', abstract: 'x'}, A, A], 'a.jsonl'));
    await ingest(home, writePapers(home, [named, {...A, upvotes: 4}], 'b.jsonl'));
    const {merged, ledger} = await provenanceOf(home);
    expect(merged).toEqual([
      {paperId: '2603.00001', records: 3, recordIds: ['2603.00001'], files: ['a.jsonl', 'b.jsonl']},
      {
        paperId: '2603.00002',
        records: 2,
        recordIds: ['2603.00002', titleId('Second')],
        files: ['a.jsonl', 'b.jsonl']
      }
    ]);
    expect(ledger.map(({file}) => file)).toEqual(['a.jsonl', 'b.jsonl']);
  });

  it('tells the same of merged papers whatever the order of the files, and when one comes twice', async () => {
    const merged = async (order: (files: string[]) => string[]) => {
      const home = temporaryHome();
      const files = [
        writePapers(home, [{title: 'Second', abstract: 'x'}, A], 'a.jsonl'),
        writePapers(home, [B, A], 'b.jsonl')
      ];
      for (const file of order(files)) await ingest(home, file);
      return (await provenanceOf(home)).merged;
    };
    const expected = await merged((files) => files);
    expect(expected.map(({records}) => records)).toEqual([2, 2]);
    expect(await merged((files) => files.toReversed())).toEqual(expected);
    expect(await merged(([a = '', b = '']) => [a, b, a])).toEqual(expected);
  });

  it('counts all rejects by reason, and names files without their folder', async () => {
    const home = temporaryHome();
    const path = join(home.root, 'bad.jsonl');
    writeFileSync(path, '{"id": "a"}\n{"id": "b"}\n{"title": "77"}\n');
    await ingest(home, path);
    const {rejectReasons, rejects} = await provenanceOf(home);
    expect(rejectReasons).toEqual([
      {reason: 'title-missing', records: 2},
      {reason: 'title-invalid', records: 1}
    ]);
    expect(rejects.map(({file, line}) => [file, line])).toEqual(
      [1, 2, 3].map((line) => ['bad.jsonl', line])
    );
  });
});

import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {writeDatabase} from '../../src/lib/server/database.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {readPapers, writeLibrary} from '../../src/lib/server/library.ts';
import {temporaryHome} from './home.ts';

const RECORD = {id: '2603.00001', title: 'Coral reefs', listed: '2026-03-02'};

/** Reads records into the library as of a day. */
async function ingest(home: Home, day: string, ...records: readonly object[]): Promise<void> {
  const path = join(home.root, 'papers.jsonl');
  writeFileSync(path, records.map((record) => JSON.stringify(record)).join('\n'));
  await ingestFiles(home, [path], {now: new Date(`${day}T12:00:00Z`)});
}

const snapshots = (home: Home) =>
  writeLibrary(home, async (connection) => {
    const reader = await connection.runAndReadAll(
      'SELECT paper_id, seen_on::VARCHAR, upvotes, comments FROM vote_snapshots ORDER BY ALL'
    );
    return reader.getRows();
  });
const earlyUpvotes = async (home: Home) =>
  (await writeLibrary(home, readPapers)).map((paper) => paper.earlyUpvotes);

describe('the votes of a day', () => {
  it('are kept for each day on which a source told of them', async () => {
    const home = temporaryHome();
    await ingest(home, '2026-03-02', {...RECORD, upvotes: 3, comments: 1});
    await ingest(home, '2026-03-09', {...RECORD, upvotes: 8});
    await ingest(home, '2026-03-10', RECORD);
    expect(await snapshots(home)).toEqual([
      ['2603.00001', '2026-03-02', 3, 1],
      ['2603.00001', '2026-03-09', 8, 1]
    ]);
  });

  it('are one row, the most of them, when told twice', async () => {
    const home = temporaryHome();
    const record = {...RECORD, upvotes: 8, comments: 2};
    await ingest(home, '2026-03-02', record);
    await ingest(home, '2026-03-02', record, {...record, upvotes: 5});
    await ingest(home, '2026-03-02', {...record, upvotes: 6, comments: 3});
    expect(await snapshots(home)).toEqual([['2603.00001', '2026-03-02', 8, 3]]);
  });

  it('go with a paper that gets its true id', async () => {
    const home = temporaryHome();
    await ingest(home, '2026-03-02', {title: 'Coral reefs', listed: '2026-03-02', upvotes: 3});
    await ingest(home, '2026-03-05', {...RECORD, upvotes: 5});
    expect((await snapshots(home)).map((row) => row.slice(0, 3))).toEqual([
      ['2603.00001', '2026-03-02', 3],
      ['2603.00001', '2026-03-05', 5]
    ]);
  });

  it('at an age of seven days are those of the nearest day within two, of two the earlier', async () => {
    const home = temporaryHome();
    const tell = (day: string, upvotes: number) => ingest(home, day, {...RECORD, upvotes});
    await tell('2026-03-04', 1);
    await tell('2026-03-12', 7);
    expect(await earlyUpvotes(home)).toEqual([undefined]);
    await tell('2026-03-11', 7);
    expect(await earlyUpvotes(home)).toEqual([7]);
    await tell('2026-03-08', 7);
    await tell('2026-03-10', 9);
    // The most is kept on each day: 7 on the 8th, 9 on the 10th, one day off both.
    expect(await earlyUpvotes(home)).toEqual([7]);
  });

  it('can be kept in a library that was made before there was a place for them', async () => {
    const home = temporaryHome();
    await ingest(home, '2026-03-02', {...RECORD, upvotes: 3});
    await writeDatabase(home.library, (connection) => connection.run('DROP TABLE vote_snapshots'));
    expect(await earlyUpvotes(home)).toEqual([undefined]);
    await ingest(home, '2026-03-09', {...RECORD, upvotes: 8});
    expect(await earlyUpvotes(home)).toEqual([8]);
  });
});

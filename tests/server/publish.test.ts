import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {readExport} from '../../src/lib/server/exports.ts';
import {writeDatabase} from '../../src/lib/server/database.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import {asWriter} from '../../src/lib/server/lock.ts';
import {NoAnalysisError, withAnalysis} from '../../src/lib/server/open.ts';
import {readPointer} from '../../src/lib/server/pointer.ts';
import {removeOrphans} from '../../src/lib/server/publish.ts';
import {SCHEMA_VERSION} from '../../src/lib/server/tables/schema-version.ts';
import type {Dataset} from '../../src/lib/view/columns.ts';
import {exportCsv} from '../../src/lib/view/csv.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {copiesOf, temporaryHome, writePapers} from './home.ts';

let clock = Date.UTC(2026, 5, 1);
const now = () => new Date((clock += 1000));
const analyse = (home: Home, settings = {}) =>
  analyseLibrary(home, {...DEFAULT_SETTINGS, themes: 3, ...settings}, {now});
const csv = (home: Home, table: Dataset) =>
  withAnalysis(async (connection) => exportCsv(table, await readExport(connection, table)), home);

async function fill(home: Home, papers = threeSubjects(60)): Promise<void> {
  await ingestFiles(home, [writePapers(home, papers)], {now: now()});
  await analyse(home);
}

const analysedHome = copiesOf(fill);

/** A home that is analysed anew. */
async function newHome(papers?: Paper[]): Promise<Home> {
  const home = temporaryHome();
  await fill(home, papers);
  return home;
}

describe('publishing', () => {
  it('serves what was analysed', async () => {
    const home = await analysedHome();
    const text = await csv(home, 'themes');
    expect(text.split('\r\n')[0]).toContain('theme_id,theme,papers,share');
    expect(
      text.match(/Coral Reefs,20,0\.333333,\d,Coral Reefs,1\.000000,firm,2026-03-02,2026-05-18/)
        ?.length
    ).toBe(1);
  });

  it('carries how the papers came into the library', async () => {
    const home = temporaryHome();
    const papers = threeSubjects(60);
    const outside = {...papers[0], id: 'early', title: 'Too early', listed: '2026-01-05'};
    await ingestFiles(home, [writePapers(home, [...papers, outside, outside], 'a.jsonl')], {
      now: now()
    });
    await ingestFiles(home, [writePapers(home, papers.slice(0, 2), 'b.jsonl')], {now: now()});
    await analyse(home, {from: '2026-03-02'});
    expect((await csv(home, 'ledger')).split('\r\n').slice(1, 3)).toEqual([
      '2026-06-01,b.jsonl,jsonl,2,0,0,2,0',
      '2026-06-01,a.jsonl,jsonl,62,61,0,1,0'
    ]);
    expect((await csv(home, 'duplicates')).split('\r\n').slice(1, -1)).toEqual(
      papers.slice(0, 2).map(({id, title}) => `${id},"${title}",2,${id},a.jsonl; b.jsonl`)
    );
    expect(await csv(home, 'days')).toContain('2026-03-02,1,covered');
  });

  it('gives the same bytes for shuffled papers', async () => {
    const papers = threeSubjects(60);
    const [one, two] = [await newHome(papers), await newHome(papers.toReversed())];
    for (const table of ['themes', 'weeks', 'papers'] as const) {
      expect(await csv(two, table)).toBe(await csv(one, table));
    }
  });

  it('stores the terms of each paper, by term and then by paper', async () => {
    const home = await analysedHome();
    const rows = await withAnalysis(async (connection) => {
      const reader = await connection.runAndReadAll(
        `SELECT paper_id, stem_key, count, title_count, term_id, paper_row
         FROM paper_terms JOIN terms USING (term_id) JOIN papers USING (paper_row)`
      );
      return reader.getRows();
    }, home);
    const own = rows.filter(([paperId]) => paperId === '2603.00001');
    expect(own.find(([, stemKey]) => stemKey === 'coral reef')?.slice(2, 4)).toEqual([2, 1]);
    const table = await withAnalysis(async (connection) => {
      const reader = await connection.runAndReadAll('SELECT term_id, paper_row FROM paper_terms');
      return reader.getRows().map(([term, paper]) => Number(term) * 1000 + Number(paper));
    }, home);
    expect(table.length).toBe(rows.length);
    expect(table).toEqual(table.toSorted((a, b) => a - b));
  });

  it('keeps the weighed terms of each paper by theme too', async () => {
    const home = await analysedHome();
    const rows = (sql: string) =>
      withAnalysis(async (connection) => (await connection.runAndReadAll(sql)).getRows(), home);
    const held = await rows('SELECT theme_id, paper_row, term_id, count FROM held_terms');
    expect(held.length).toBeGreaterThan(0);
    expect(held).toEqual(
      await rows(`
        SELECT coalesce(theme_id, 0), paper_row, term_id, count
        FROM paper_terms JOIN papers USING (paper_row) JOIN terms USING (term_id)
        WHERE weighed
        ORDER BY theme_id NULLS FIRST, paper_row, term_id`)
    );
  });

  it('does nothing when nothing has changed', async () => {
    const home = await analysedHome();
    const before = await readPointer(home);
    expect((await analyse(home)).status).toBe('unchanged');
    expect(await readPointer(home)).toEqual(before);
  });

  it('switches a reader to the new analysis, and lets an open read finish on the old one', async () => {
    const home = await analysedHome();
    const runs = await withAnalysis(async (connection, {runId}) => {
      await analyse(home, {seed: 2});
      await analyse(home, {seed: 3});
      const reader = await connection.runAndReadAll('SELECT run_id FROM run');
      return [runId, reader.getRows()[0]?.[0]];
    }, home);
    expect(runs[1]).toBe(runs[0]);
    const after = await withAnalysis((_, {runId}) => Promise.resolve(runId), home);
    expect(after).toBe((await readPointer(home))?.runId);
    expect(after).not.toBe(runs[0]);
  });

  it('keeps the current and the previous file, and no other', async () => {
    const home = await analysedHome();
    await analyse(home, {seed: 2});
    await analyse(home, {seed: 3});
    const published = await readPointer(home);
    expect(readdirSync(home.analyses).sort()).toEqual(
      [published?.previous, published?.file].sort()
    );
    expect(readdirSync(home.unfinished)).toEqual([]);
  });

  it('never writes a file name twice, even for the same fit', async () => {
    const home = await analysedHome();
    const first = await readPointer(home);
    await analyse(home, {seed: 2});
    await analyse(home);
    const again = await readPointer(home);
    expect(again?.file).not.toBe(first?.file);
  });

  it('keeps the old analysis when the new one fails', async () => {
    const home = await analysedHome();
    const before = await csv(home, 'papers');
    await expect(analyse(home, {from: '2030-01-01'})).rejects.toThrow('0 papers from 2030-01-01');
    expect(await csv(home, 'papers')).toBe(before);
  });

  it('removes what a writer that died has left', async () => {
    const home = await analysedHome();
    writeFileSync(join(home.unfinished, 'x.duckdb'), 'half');
    writeFileSync(join(home.analyses, 'y.duckdb'), 'orphan');
    await removeOrphans(home);
    expect(readdirSync(home.unfinished)).toEqual([]);
    expect(existsSync(join(home.analyses, 'y.duckdb'))).toBe(false);
    expect(await csv(home, 'themes')).toContain('Coral Reefs');
  });

  it('says what to do when nothing was analysed', async () => {
    const home = temporaryHome();
    await expect(csv(home, 'themes')).rejects.toThrow(NoAnalysisError);
    await expect(csv(home, 'themes')).rejects.toThrow('npm run themestream -- ingest');
  });

  it('tells of a file with tables of another version what to type, and then makes a new one', async () => {
    const home = await analysedHome();
    const {file = ''} = (await readPointer(home)) ?? {};
    const written = async (version: number) => {
      await writeDatabase(join(home.analyses, file), async (connection) => {
        await connection.run(`UPDATE run SET schema_version = ${version}`);
      });
      // The file was open: another pointer makes the next reader open it anew.
      writeFileSync(
        join(home.analyses, `${version}.duckdb`),
        readFileSync(join(home.analyses, file))
      );
      writeFileSync(home.pointer, JSON.stringify({runId: 'x', file: `${version}.duckdb`}));
    };
    await written(SCHEMA_VERSION - 1);
    await expect(csv(home, 'themes')).rejects.toThrow(
      /made by an older version.*Run "npm run themestream -- analyse"/
    );
    await written(SCHEMA_VERSION + 1);
    await expect(csv(home, 'themes')).rejects.toThrow('made by a newer version');
    // The same papers and settings, but nobody could read them.
    expect((await analyse(home)).status).toBe('published');
    expect(await csv(home, 'themes')).toContain('Coral Reefs');
  });

  it('does not serve a damaged pointer in silence', async () => {
    const home = await analysedHome();
    writeFileSync(home.pointer, '{"runId": 1');
    await expect(csv(home, 'themes')).rejects.toThrow();
  });

  it('gives readers no way to files, settings or writing', async () => {
    const home = await analysedHome();
    for (const sql of [
      `SELECT * FROM read_csv('/etc/passwd')`,
      `COPY run TO '/tmp/themestream-test.csv'`,
      `ATTACH '/tmp/themestream-test.duckdb'`,
      `SET enable_external_access = true`,
      `DELETE FROM papers`,
      `INSTALL httpfs`
    ]) {
      await expect(
        withAnalysis((connection) => connection.run(sql), home),
        sql
      ).rejects.toThrow();
    }
  });
});

describe('the lock', () => {
  it('lets one writer in and names it to the next', async () => {
    const home = temporaryHome();
    await asWriter(home, async () => {
      await expect(asWriter(home, () => Promise.resolve())).rejects.toThrow(
        `Another writer is at work: process ${process.pid}`
      );
    });
    expect(await asWriter(home, () => Promise.resolve('free'))).toBe('free');
  });

  it.each([
    ['a process that is gone', JSON.stringify({pid: 2 ** 22 + 1, started: null, command: 'x'})],
    [
      'a process number that was given again',
      JSON.stringify({pid: process.pid, started: '1', command: 'x'})
    ],
    ['nobody', '']
  ])('is taken over from %s', async (_, holder) => {
    const home = temporaryHome();
    writeFileSync(home.lock, holder);
    expect(await asWriter(home, () => Promise.resolve(readFileSync(home.lock, 'utf8')))).toContain(
      `"pid":${process.pid}`
    );
    expect(existsSync(home.lock)).toBe(false);
  });

  it('is given back when the work fails', async () => {
    const home = temporaryHome();
    await expect(asWriter(home, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(home.lock)).toBe(false);
  });
});

describe('theme ids', () => {
  const ids = (home: Home) =>
    withAnalysis(async (connection) => {
      const rows = await readExport(connection, 'themes');
      return new Map(rows.map(({theme, theme_id}) => [theme, theme_id]));
    }, home);
  const lineageOf = (home: Home, step: number) =>
    withAnalysis(async (connection) => {
      const rows = await readExport(connection, 'lineage');
      return rows.filter((row) => row['step'] === step);
    }, home);

  it('go on when papers are added and themes change their rank', async () => {
    const home = await analysedHome();
    const before = await ids(home);
    const coral = threeSubjects(150).filter((_, index) => index >= 60 && index % 3 === 1);
    await ingestFiles(home, [writePapers(home, coral, 'more.jsonl')], {now: now()});
    await analyse(home);
    expect(await ids(home)).toEqual(before);
    expect((await lineageOf(home, 2)).map(({kind}) => kind)).toEqual(Array(3).fill('continued'));
  });

  it('are new for a new subject, and never used again', async () => {
    const home = await newHome(threeSubjects(90).filter((_, index) => index % 3 !== 2));
    await analyse(home, {themes: 2});
    const papers = threeSubjects(90);
    await ingestFiles(home, [writePapers(home, papers, 'all.jsonl')], {now: now()});
    await analyse(home);
    expect((await ids(home)).get('Graph Coloring')).toBe(4);
    await analyse(home, {themes: 2});
    await analyse(home);
    const [retired] = (await lineageOf(home, 4)).filter(({kind}) => kind !== 'continued');
    expect(Math.max(...((await ids(home)).values() as Iterable<number>))).toBe(5);
    expect(retired).toMatchObject({from_theme: expect.any(String)});
  });

  it('give the same bytes after the same history', async () => {
    const [one, two] = [await newHome(), await newHome()];
    for (const home of [one, two]) await analyse(home, {seed: 5});
    expect(await readPointer(one)).toMatchObject({runId: (await readPointer(two))?.runId});
    const csvOf = (home: Home) =>
      withAnalysis(
        async (connection) => exportCsv('lineage', await readExport(connection, 'lineage')),
        home
      );
    expect(await csvOf(one)).toBe(await csvOf(two));
  });

  it('begin anew after an analysis from before there were permanent ids', async () => {
    const home = await analysedHome();
    const published = await readPointer(home);
    await writeDatabase(join(home.analyses, published?.file ?? ''), async (connection) => {
      await connection.run('UPDATE run SET schema_version = 1');
      await connection.run('DROP TABLE lineage');
    });
    expect((await analyse(home)).status).toBe('published');
    expect((await lineageOf(home, 1)).map(({kind}) => kind)).toEqual(Array(3).fill('born'));
  });
});

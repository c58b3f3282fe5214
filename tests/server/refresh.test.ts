import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {rowOf} from '../../src/lib/pipeline/numeric/matrix.ts';
import {readPapers, writeLibrary} from '../../src/lib/server/library.ts';
import {openStored} from '../../src/lib/server/refresh/read-stored.ts';
import {writeDatabase} from '../../src/lib/server/database.ts';
import {readExport} from '../../src/lib/server/exports.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import {NoAnalysisError, withAnalysis} from '../../src/lib/server/open.ts';
import {analysisPath, readPointer} from '../../src/lib/server/pointer.ts';
import {REWRITTEN} from '../../src/lib/server/tables/grown-tables.ts';
import {refreshLibrary} from '../../src/lib/server/refresh/refresh-library.ts';
import type {Dataset} from '../../src/lib/view/columns.ts';
import {exportCsv} from '../../src/lib/view/csv.ts';
import {bareAnalysis} from '../fixtures/bare-analysis.ts';
import {stream, type Subject} from '../pipeline/stream.ts';
import {COURSES, countAll, query, TERMS, WORDS} from './count-all.ts';
import {copiesOf, temporaryHome, writePapers} from './home.ts';

let clock = Date.UTC(2026, 5, 1);
const now = () => new Date((clock += 1000));
const KNOWN: readonly Subject[] = ['reefs', 'colors', 'rewards'];
const weeksOf = (subjects: readonly Subject[], monday: string, weeks: number, seed = 1) =>
  subjects.flatMap((subject, place) =>
    stream(subject, {monday, weeks, each: 3, seed: 10 * seed + place})
  );
const OLD = weeksOf(KNOWN, '2025-01-06', 10);
const NEW = weeksOf(KNOWN, '2025-03-17', 1, 2);
const VOLCANOES = weeksOf(['volcanoes'], '2025-03-17', 4, 3);

const ingest = (home: Home, papers: readonly Partial<Paper>[], name: string) =>
  ingestFiles(home, [writePapers(home, papers, name)], {now: now()});
const refresh = (home: Home) => refreshLibrary(home, {now});
const csv = (home: Home, dataset: Dataset) =>
  withAnalysis(
    async (connection) => exportCsv(dataset, await readExport(connection, dataset)),
    home
  );

const analysedHome = copiesOf(async (home) => {
  await ingest(home, OLD, 'old.jsonl');
  await analyseLibrary(home, {...DEFAULT_SETTINGS, themes: 3, dimensions: 10}, {now});
});

describe('refreshing the library', () => {
  it('publishes the new papers beside the old ones, which keep their line in the export', async () => {
    const home = await analysedHome();
    const before = (await csv(home, 'papers')).split('\r\n');
    await ingest(home, NEW, 'new.jsonl');
    expect(await refresh(home)).toMatchObject({status: 'published', added: 9});
    const after = (await csv(home, 'papers')).split('\r\n');
    expect(after).toHaveLength(before.length + 9);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(await csv(home, 'weeks')).toContain('2025-W12,2025-03-17,1,');
  });

  it('keeps the same words, terms, weeks and areas as counting all papers at once', async () => {
    const home = await analysedHome();
    await ingest(home, [...NEW, ...VOLCANOES], 'new.jsonl');
    await refresh(home);
    const all = await writeLibrary(home, readPapers);
    const {searched, held, courses, sizes} = await countAll(home, all);
    expect(await query(home, WORDS)).toEqual(searched);
    expect(await query(home, TERMS)).toEqual(held);
    expect(await query(home, COURSES)).toEqual(courses);
    expect(await query(home, 'SELECT area_id, papers FROM areas ORDER BY area_id')).toEqual(sizes);
    expect(courses.length).toBe(4 * 14);
  });

  it('gives the same in whatever order the new papers came', async () => {
    const [one, two] = [await analysedHome(), await analysedHome()];
    const papers = [...NEW, ...VOLCANOES];
    await ingest(one, papers, 'new.jsonl');
    await ingest(two, papers.toReversed(), 'new.jsonl');
    for (const home of [one, two]) await refresh(home);
    for (const dataset of ['papers', 'themes', 'weeks', 'lineage'] as const) {
      expect(await csv(two, dataset)).toBe(await csv(one, dataset));
    }
  });

  it('does nothing the second time, and says so', async () => {
    const home = await analysedHome();
    await ingest(home, NEW, 'new.jsonl');
    await refresh(home);
    const published = await readPointer(home);
    expect((await refresh(home)).status).toBe('unchanged');
    expect(await readPointer(home)).toEqual(published);
    expect(readdirSync(home.unfinished)).toEqual([]);
  });

  it('gives the same themes in one step as in two', async () => {
    const [one, two] = [await analysedHome(), await analysedHome()];
    const later = weeksOf(KNOWN, '2025-03-24', 1, 4);
    await ingest(one, [...NEW, ...later], 'new.jsonl');
    await refresh(one);
    for (const papers of [NEW, later]) {
      await ingest(two, papers, 'new.jsonl');
      await refresh(two);
    }
    for (const dataset of ['papers', 'themes', 'weeks'] as const) {
      expect(await csv(two, dataset)).toBe(await csv(one, dataset));
    }
  });

  it('finds the words and terms of new papers, and counts those of all', async () => {
    const home = await analysedHome();
    await ingest(home, VOLCANOES.slice(0, 3), 'new.jsonl');
    await refresh(home);
    const counts = await query(
      home,
      `SELECT w.papers, t.document_frequency, t.weighed
       FROM words w JOIN terms t ON t.stem_key = 'magma' WHERE w.word = 'magma'`
    );
    const held = VOLCANOES.slice(0, 3).filter(({title, abstract}) =>
      /magma/.test(title + abstract)
    );
    expect(held.length).toBeGreaterThan(0);
    expect(counts).toEqual([[held.length, held.length, false]]);
    const reefs = [...OLD, ...VOLCANOES.slice(0, 3)].filter(({abstract, title}) =>
      /\breef/.test(title + abstract)
    );
    expect(await query(home, `SELECT papers FROM words WHERE word = 'reef'`)).toEqual([
      [reefs.length]
    ]);
  });

  it('lets a theme be born, tells of it, and finds it again at the next fit under its number', async () => {
    const home = await analysedHome();
    await ingest(home, VOLCANOES, 'new.jsonl');
    await refresh(home);
    expect(await csv(home, 'themes')).toContain('4,Volcanic Ash,12,');
    expect(await csv(home, 'lineage')).toContain(',born,,,4,Volcanic Ash,12,,');
    await analyseLibrary(home, {...DEFAULT_SETTINGS, themes: 4, dimensions: 10}, {now});
    expect(await csv(home, 'themes')).toContain('4,Volcanic Ash,12,');
    expect(await csv(home, 'lineage')).toContain(
      'continued,4,Volcanic Ash,4,Volcanic Ash,12,1.000000,1.000000'
    );
  });

  it('renews the facts of a paper whose text stayed, and keeps the theme of one whose text changed', async () => {
    const home = await analysedHome();
    const [voted, changed] = OLD;
    const abstract = 'The coral reef of an atoll.';
    await ingest(
      home,
      [
        {...voted, upvotes: 77},
        {...changed, abstract: `${changed?.abstract ?? ''} ${abstract} ${abstract} Zooxanthella.`}
      ],
      'new.jsonl'
    );
    const themes = await query(home, 'SELECT paper_id, theme_id FROM papers ORDER BY paper_id');
    expect(await refresh(home)).toMatchObject({status: 'published', added: 0});
    expect(await query(home, 'SELECT paper_id, theme_id FROM papers ORDER BY paper_id')).toEqual(
      themes
    );
    expect(await query(home, 'SELECT paper_id FROM papers WHERE upvotes = 77')).toEqual([
      [voted?.id]
    ]);
    expect(
      await query(
        home,
        `SELECT paper_id FROM papers JOIN word_papers USING (paper_row) JOIN words USING (word_id)
         WHERE word LIKE 'zooxanthella%'`
      )
    ).toEqual([[changed?.id]]);
    const [[rows, last] = []] = await query(
      home,
      'SELECT count(*)::INTEGER, max(paper_row) FROM papers'
    );
    expect(last).toBe(Number(rows) - 1);
  });

  it('lets go of a paper that the library no longer holds, and closes the gap', async () => {
    const home = await analysedHome();
    const gone = OLD[40]?.id ?? '';
    await writeDatabase(home.library, (connection) =>
      connection.run('DELETE FROM papers WHERE paper_id = $gone', {gone})
    );
    await refresh(home);
    expect(await query(home, 'SELECT count(*)::INTEGER, max(paper_row) FROM papers')).toEqual([
      [89, 88]
    ]);
    // Every row of the index still belongs to a paper that holds the word.
    expect(
      await query(
        home,
        `SELECT count(*)::INTEGER FROM papers JOIN word_papers USING (paper_row) JOIN words USING (word_id)
         WHERE word = 'lagoon' AND NOT contains(lower(title || ' ' || abstract), 'lagoon')`
      )
    ).toEqual([[0]]);
  });

  it('can be done many times without the file growing each time', async () => {
    const home = await analysedHome();
    const sizes: number[] = [];
    for (let week = 1; week <= 4; week++) {
      const monday = `2025-0${week + 3}-07`;
      await ingest(home, weeksOf(['reefs'], monday, 1, week + 5), `week-${week}.jsonl`);
      await refresh(home);
      const published = await readPointer(home);
      const instance = await DuckDBInstance.create(analysisPath(home, published ?? {file: ''}), {
        access_mode: 'READ_ONLY'
      });
      const connection = await instance.connect();
      const reader = await connection.runAndReadAll('PRAGMA database_size');
      sizes.push(Number(reader.getRowObjects()[0]?.['total_blocks'] ?? 0));
      connection.closeSync();
      instance.closeSync();
    }
    expect(sizes.at(-1)).toBeLessThan(1.5 * (sizes[0] ?? 0));
  });

  it('asks for an analysis when there is none, or none that it can go on from', async () => {
    const empty = temporaryHome();
    await expect(refresh(empty)).rejects.toThrow(NoAnalysisError);
    const home = await analysedHome();
    const published = await readPointer(home);
    await writeDatabase(join(home.analyses, published?.file ?? ''), (connection) =>
      connection.run('UPDATE run SET schema_version = 1')
    );
    await expect(refresh(home)).rejects.toThrow(
      'This analysis was made by an older version of Themestream.'
    );
  });
});

describe('the terms that a refresh reads', () => {
  it('are those made of the stems asked for, with the directions that they have among all', async () => {
    const home = await analysedHome();
    const path = analysisPath(home, (await readPointer(home)) ?? {file: ''});
    const {all, some} = await writeDatabase(path, async (connection) => {
      const {readTerms} = await openStored(connection);
      return {all: await readTerms(null), some: await readTerms(['coral', 'reef', 'unheard'])};
    });
    const wanted = all.terms.filter(({stemKey}) =>
      stemKey.split(' ').every((stem) => stem === 'coral' || stem === 'reef')
    );
    expect(some.terms).toEqual(wanted);
    expect(wanted.map(({stemKey}) => stemKey)).toEqual(expect.arrayContaining(['coral reef']));
    const directionOf = ({terms, model}: typeof all, key: string) =>
      rowOf(
        model.directions,
        terms.filter(({weighed}) => weighed).findIndex(({stemKey}) => stemKey === key)
      );
    expect(directionOf(some, 'coral reef')).toEqual(directionOf(all, 'coral reef'));
    expect([some.model.words, some.model.centroids]).toEqual([
      all.model.words,
      all.model.centroids
    ]);
    expect(all.model.words).toBe(all.model.occurrences.reduce((sum, count) => sum + count, 0));
  });
});

describe('the tables that a refresh writes anew', () => {
  it.each(REWRITTEN.map((table) => [table.name, table] as const))(
    '%s needs no terms, words or directions of the papers that stay',
    (_, table) => {
      const forbidden = new Set<string | symbol>(['terms', 'lengths']);
      const analysis = new Proxy(bareAnalysis(OLD), {
        get(target, key) {
          if (forbidden.has(key)) throw new Error(`${table.name} reads ${String(key)}`);
          return Reflect.get(target, key) as unknown;
        }
      });
      const provenance = {ledger: [], rejects: [], rejectReasons: [], merged: []};
      if ('rows' in table) expect(() => [...table.rows(analysis, now(), provenance)]).not.toThrow();
      else throw new Error(`${table.name} is written column by column, expected few rows`);
    }
  );
});

import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {inlineExecutor, type Executor} from '../../src/lib/pipeline/step.ts';
import {curateLibrary} from '../../src/lib/server/curation/curate-library.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import {readPapers, writeLibrary} from '../../src/lib/server/library.ts';
import {readPointer} from '../../src/lib/server/pointer.ts';
import {refreshLibrary} from '../../src/lib/server/refresh/refresh-library.ts';
import {stream, type Subject} from '../pipeline/stream.ts';
import {COURSES, countAll, query, TERMS, WORDS} from './count-all.ts';
import {copiesOf, temporaryHome, writePapers} from './home.ts';

let clock = Date.UTC(2026, 5, 1);
const now = () => new Date((clock += 1000));
const KNOWN: readonly Subject[] = ['reefs', 'colors', 'rewards'];
const weeksOf = (monday: string, weeks: number, seed = 1) =>
  KNOWN.flatMap((subject, place) =>
    stream(subject, {monday, weeks, each: 3, seed: 10 * seed + place})
  );
const PAPERS = weeksOf('2025-01-06', 14);
const FITTED = 60;
const SETTINGS = {...DEFAULT_SETTINGS, themes: 3, dimensions: 10, fitPapers: FITTED};

const ingest = (home: Home, papers: readonly Partial<Paper>[], name = 'papers.jsonl') =>
  ingestFiles(home, [writePapers(home, papers, name)], {now: now()});
const analyse = (home: Home, settings: Partial<typeof SETTINGS> = {}, executor?: Executor) =>
  analyseLibrary(home, {...SETTINGS, ...settings}, {now, ...(executor && {executor})});

const placedHome = copiesOf(async (home) => {
  await ingest(home, PAPERS);
  await analyse(home);
});

const THEMES = `
  SELECT theme_id, list(paper_id ORDER BY paper_id)::VARCHAR
  FROM papers
  GROUP BY theme_id
  ORDER BY theme_id NULLS FIRST`;

describe('an analysis of more papers than themes are found in', () => {
  it('holds every paper once, those of the fit first', async () => {
    const home = await placedHome();
    expect(await query(home, 'SELECT papers, fit_papers, fit_from FROM run')).toEqual([
      [PAPERS.length, FITTED, PAPERS.length]
    ]);
    const rows = await query(home, 'SELECT paper_row, paper_id FROM papers ORDER BY paper_row');
    expect(rows.map(([row]) => row)).toEqual(PAPERS.map((_, row) => row));
    const ids = rows.map(([, id]) => String(id));
    for (const part of [ids.slice(0, FITTED), ids.slice(FITTED)]) {
      expect(part).toEqual(part.toSorted());
    }
    expect(new Set(ids)).toEqual(new Set(PAPERS.map(({id}) => id)));
  });

  it('puts the others into the themes of papers like them', async () => {
    const home = await placedHome();
    const subjectOf = new Map(
      KNOWN.flatMap((subject, place) =>
        PAPERS.slice((place * PAPERS.length) / 3, ((place + 1) * PAPERS.length) / 3).map(
          ({id}) => [id, subject] as const
        )
      )
    );
    const rows = await query(
      home,
      `SELECT theme_id, paper_id FROM papers WHERE theme_id IS NOT NULL AND paper_row >= ${FITTED}`
    );
    expect(rows.length).toBeGreaterThan(0.8 * (PAPERS.length - FITTED));
    const subjects = new Map(rows.map(([theme, id]) => [theme, subjectOf.get(String(id))]));
    expect(new Set(subjects.values()).size).toBe(3);
    expect(rows.every(([theme, id]) => subjects.get(theme) === subjectOf.get(String(id)))).toBe(
      true
    );
  });

  it('holds the words, terms, weeks and areas of all papers', async () => {
    const home = await placedHome();
    const {searched, held, courses, sizes} = await countAll(
      home,
      await writeLibrary(home, readPapers)
    );
    expect(await query(home, WORDS)).toEqual(searched);
    expect(await query(home, TERMS)).toEqual(held);
    expect(await query(home, COURSES)).toEqual(courses);
    expect(await query(home, 'SELECT area_id, papers FROM areas ORDER BY area_id')).toEqual(sizes);
  });

  it('puts all that hold a term on the map, beside those like them', async () => {
    const home = await placedHome();
    expect(
      await query(
        home,
        `SELECT count(*)::INTEGER, bool_and(abs(x) <= 1 AND abs(y) <= 1)
         FROM paper_positions SEMI JOIN (FROM papers WHERE unassigned IS DISTINCT FROM 'no terms') USING (paper_row)`
      )
    ).toEqual([[PAPERS.length, true]]);
  });

  it('is the same in whatever order the papers came', async () => {
    const [one, two] = [await placedHome(), temporaryHome()];
    await ingest(two, PAPERS.toReversed());
    await analyse(two);
    for (const sql of [THEMES, WORDS, TERMS, COURSES, 'FROM paper_positions ORDER BY paper_row']) {
      expect(await query(two, sql)).toEqual(await query(one, sql));
    }
  });

  it('draws other papers for another seed', async () => {
    const [one, two] = [await placedHome(), await placedHome()];
    await analyse(two, {seed: 2});
    const fitted = `SELECT paper_id FROM papers WHERE paper_row < ${FITTED} ORDER BY paper_id`;
    expect(await query(two, fitted)).not.toEqual(await query(one, fitted));
  });

  it('takes papers of the range alone, and fits to all of them where they are few', async () => {
    const home = await placedHome();
    const [from, to] = ['2025-02-03', '2025-03-30'];
    const counts = `
      SELECT count(*)::INTEGER, min(listed_on) >= DATE '${from}', max(listed_on) <= DATE '${to}',
             (SELECT fit_papers FROM run), (SELECT fit_from FROM run)
      FROM papers`;
    await analyse(home, {from, to});
    expect(await query(home, counts)).toEqual([[72, true, true, FITTED, 72]]);
    await analyse(home, {from, to, fitPapers: 100});
    expect(await query(home, counts)).toEqual([[72, true, true, 72, 72]]);
  });

  it('clears away what an analysis that died has spilled', async () => {
    const home = await placedHome();
    mkdirSync(join(home.unfinished, 'library-spill'));
    writeFileSync(join(home.unfinished, 'library-spill', 'part.tmp'), 'rows');
    await analyse(home, {seed: 2});
    expect(readdirSync(home.unfinished)).toEqual([]);
  });

  it('does nothing the second time, and says so', async () => {
    const home = await placedHome();
    expect((await analyse(home)).status).toBe('unchanged');
  });

  it('leaves no paper waiting: a refresh places the new ones alone', async () => {
    const home = await placedHome();
    const before = await query(home, 'SELECT paper_id, theme_id FROM papers ORDER BY paper_id');
    await ingest(home, weeksOf('2025-04-14', 1, 2), 'new.jsonl');
    expect(await refreshLibrary(home, {now})).toMatchObject({status: 'published', added: 9});
    const after = await query(home, 'SELECT paper_id, theme_id FROM papers ORDER BY paper_id');
    expect(after).toHaveLength(before.length + 9);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(await query(home, 'SELECT fit_papers, fit_from FROM run')).toEqual([
      [FITTED, PAPERS.length]
    ]);
  });

  it('goes on with the ids of themes, and tells which theme papers had before', async () => {
    const home = await placedHome();
    const before = await query(home, 'SELECT theme_id FROM themes ORDER BY theme_id');
    await analyse(home, {seed: 2});
    expect(await query(home, 'SELECT theme_id FROM themes ORDER BY theme_id')).toEqual(before);
    expect(await query(home, 'SELECT count(*)::INTEGER FROM former_themes')).toEqual([
      [PAPERS.length]
    ]);
  });

  it('follows the decisions of the user for all papers', async () => {
    const home = await placedHome();
    const sizes = 'SELECT theme_id, papers FROM themes ORDER BY theme_id';
    const [[first, one] = [], [second, two] = []] = await query(home, sizes);
    const merge = {do: 'merge', themes: [Number(first)], into: Number(second)} as const;
    await curateLibrary(home, merge, {now});
    await analyse(home, {seed: 2});
    const merged = await query(home, sizes);
    expect(merged).toHaveLength(2);
    expect(merged.map(([id]) => id)).toContain(second);
    const size = Number(merged.find(([id]) => id === second)?.[1]);
    expect(Math.abs(size - Number(one) - Number(two))).toBeLessThan(0.1 * PAPERS.length);
    expect(
      await query(home, `SELECT count(*)::INTEGER FROM papers WHERE theme_id = ${Number(second)}`)
    ).toEqual([[size]]);
  });

  it('leaves the published one and no file behind when placing fails', async () => {
    const home = await placedHome();
    const published = await readPointer(home);
    const failing: Executor = {
      map: (step, inputs, onDone) =>
        step.name === 'place'
          ? Promise.reject(new Error('the worker is gone'))
          : inlineExecutor.map(step, inputs, onDone)
    };
    await expect(analyse(home, {seed: 2}, failing)).rejects.toThrow('the worker is gone');
    expect(await readPointer(home)).toEqual(published);
    expect(readdirSync(home.unfinished)).toEqual([]);
  });
});

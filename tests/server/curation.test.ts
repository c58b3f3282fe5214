import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {Decision} from '../../src/lib/pipeline/curation/decide.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {curateLibrary} from '../../src/lib/server/curation/curate-library.ts';
import {withCurationFile} from '../../src/lib/server/curation/curation-file.ts';
import {readExport} from '../../src/lib/server/exports.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {readPointer} from '../../src/lib/server/pointer.ts';
import {runQuery} from '../../src/lib/server/query.ts';
import {themeNames} from '../../src/lib/server/queries/theme-names.ts';
import {readThemeMoves} from '../../src/lib/server/theme-moves.ts';
import {refreshLibrary} from '../../src/lib/server/refresh/refresh-library.ts';
import type {Dataset} from '../../src/lib/view/columns.ts';
import {exportCsv} from '../../src/lib/view/csv.ts';
import {stream, type Subject} from '../pipeline/stream.ts';
import {copiesOf, writePapers} from './home.ts';

let clock = Date.UTC(2026, 5, 1);
const now = () => new Date((clock += 1000));
const KNOWN: readonly Subject[] = ['reefs', 'colors', 'rewards'];
const weeksOf = (monday: string, weeks: number, seed: number) =>
  KNOWN.flatMap((subject, place) =>
    stream(subject, {monday, weeks, each: 3, seed: 10 * seed + place})
  );
const OLD = weeksOf('2025-01-06', 10, 1);
const NEW = weeksOf('2025-03-17', 1, 2);

const settings = (seed = 1) => ({...DEFAULT_SETTINGS, themes: 3, dimensions: 10, seed});
const analyse = (home: Home, seed?: number) => analyseLibrary(home, settings(seed), {now});
const curate = (home: Home, decision: Decision) => curateLibrary(home, decision, {now});
const csv = (home: Home, dataset: Dataset) =>
  withAnalysis(
    async (connection) => exportCsv(dataset, await readExport(connection, dataset)),
    home
  );

const analysedHome = copiesOf(async (home) => {
  await ingestFiles(home, [writePapers(home, OLD, 'old.jsonl')], {now: now()});
  await analyse(home);
});

async function refreshed(home: Home): Promise<void> {
  await ingestFiles(home, [writePapers(home, NEW, 'new.jsonl')], {now: now()});
  await refreshLibrary(home, {now});
}

/** Id, name and papers of each theme, by id. */
async function themes(home: Home) {
  const rows = await withAnalysis(
    async (connection) =>
      (
        await connection.runAndReadAll('SELECT theme_id, theme, papers FROM themes ORDER BY 1')
      ).getRows(),
    home
  );
  return rows.map(([id, name, papers]) => [id, name, papers] as const);
}

/** The theme of each paper. */
const placements = (home: Home) =>
  withAnalysis(
    async (connection) =>
      new Map(
        (await readExport(connection, 'papers')).map((row) => [
          String(row['paper_id']),
          row['theme_id']
        ])
      ),
    home
  );

/** The number of the theme that most papers of a subject lie in. */
async function themeOf(home: Home, subject: Subject): Promise<number> {
  const found = await placements(home);
  return Number(found.get(`${subject}-2025-01-06-0000`));
}

describe('a decision about a theme', () => {
  it('shows at once, without a fit, and stays when the themes are found anew', async () => {
    const home = await analysedHome();
    const reefs = await themeOf(home, 'reefs');
    await curate(home, {do: 'rename', theme: reefs, name: 'Life of Reefs'});
    expect(await csv(home, 'themes')).toContain(`${reefs},Life of Reefs,30,`);
    expect(await csv(home, 'weeks')).toContain(`,${reefs},Life of Reefs,3,`);
    expect((await analyse(home, 2)).status).toBe('published');
    expect(await csv(home, 'themes')).toContain(`${reefs},Life of Reefs,30,`);
    await refreshed(home);
    expect(await csv(home, 'themes')).toContain(`${reefs},Life of Reefs,33,`);
  });

  it('splits a theme, which stays split after a fit and a refresh', async () => {
    const home = await analysedHome();
    const reefs = await themeOf(home, 'reefs');
    await curate(home, {do: 'split', theme: reefs, holds: 'seagrass', papers: []});
    const split = await placements(home);
    const holding = OLD.filter(({title, abstract}) => /seagrass/.test(title + abstract));
    const own = holding.filter(({id}) => id.startsWith('reefs'));
    expect([...split.values()].filter((theme) => theme === 4)).toHaveLength(own.length);
    for (const {id} of own) expect(split.get(id)).toBe(4);
    expect(await csv(home, 'themes')).toMatch(/\n4,[^\n]*,,not measured \(split off by hand\),/);
    await analyse(home, 2);
    expect(await placements(home)).toEqual(split);
    await refreshed(home);
    const after = await placements(home);
    for (const {id, title, abstract} of NEW.filter((one) => one.id.startsWith('reefs'))) {
      expect(after.get(id)).toBe(/seagrass/.test(title + abstract) ? 4 : reefs);
    }
    for (const [id, theme] of split) expect(after.get(id)).toBe(theme);
  });

  it('merges themes, which stay merged after a fit and a refresh', async () => {
    const home = await analysedHome();
    const [reefs, colors] = [await themeOf(home, 'reefs'), await themeOf(home, 'colors')];
    await curate(home, {do: 'merge', themes: [reefs], into: colors});
    const sizes = async () => (await themes(home)).map(([id, , papers]) => [id, papers]);
    const rewards = await themeOf(home, 'rewards');
    const both = (a: number, b: number) =>
      [
        [colors, a],
        [rewards, b]
      ].sort(([one = 0], [other = 0]) => one - other);
    expect(await sizes()).toEqual(both(60, 30));
    const line = async (id: number) =>
      (await csv(home, 'themes')).split('\r\n').find((row) => row.startsWith(`${id},`)) ?? '';
    expect(await line(colors)).toContain(',,not measured (merged by hand),');
    expect(await line(rewards)).toMatch(/,[01]\.\d{6},(firm|fair|weak),/);
    await analyse(home, 2);
    expect(await sizes()).toEqual(both(60, 30));
    await refreshed(home);
    expect(await sizes()).toEqual(both(66, 33));
    // The fit was matched to 90 papers; what a refresh adds was in no theme before.
    const moves = await withAnalysis((connection) => readThemeMoves(connection, colors), home);
    expect(moves).toMatchObject({stayed: 60, fresh: 6, came: {papers: 0}, went: {papers: 0}});
    expect(await csv(home, 'lineage')).toContain('merged');
  });

  it('tells of the themes that a merge leaves as they are that they went on', async () => {
    const home = await analysedHome();
    await curate(home, {do: 'merge', themes: [1], into: 2});
    const rows = await withAnalysis((connection) => readExport(connection, 'lineage'), home);
    const latest = rows.filter(({step}) => step === 2);
    expect(latest.map(({kind, from_id, to_id}) => [kind, from_id, to_id])).toEqual([
      ['merged', 1, 2],
      ['continued', 2, 2],
      ['continued', 3, 3]
    ]);
  });

  it('leaves a hidden theme out of lists and weeks, and counts it in the total', async () => {
    const home = await analysedHome();
    const reefs = await themeOf(home, 'reefs');
    await curate(home, {do: 'hide', theme: reefs});
    expect(await csv(home, 'themes')).not.toContain(`\r\n${reefs},`);
    const weeks = (await csv(home, 'weeks')).split('\r\n').slice(1, -1);
    expect(weeks).toHaveLength(20);
    // Three of the nine papers of each week are hidden; a share is still one of nine.
    expect(new Set(weeks.map((line) => line.split(',').slice(4, 7).join()))).toEqual(
      new Set(['3,9,0.333333'])
    );
    await curate(home, {do: 'unhide', theme: reefs});
    expect(await csv(home, 'themes')).toContain(`\r\n${reefs},`);
  });

  it('puts a pinned theme first', async () => {
    const home = await analysedHome();
    await curate(home, {do: 'pin', theme: 3});
    const names = await withAnalysis((connection) => runQuery(connection, themeNames, {}), home);
    expect(names[0]?.theme_id).toBe(3);
    expect((await csv(home, 'themes')).split('\r\n')[1]).toMatch(/^3,/);
  });

  it('is taken back to the byte, in the file and in every export', async () => {
    const home = await analysedHome();
    const reefs = await themeOf(home, 'reefs');
    const tables = ['themes', 'weeks', 'papers', 'lineage'] as const;
    const read = async () => Promise.all(tables.map((table) => csv(home, table)));
    const [before, run] = [await read(), (await readPointer(home))?.runId];
    const handmade = '{"operations": [], "format": 1}\n';
    writeFileSync(home.curation, handmade);
    await curate(home, {do: 'split', theme: reefs, holds: 'seagrass', papers: []});
    await curate(home, {do: 'merge', themes: [2], into: 3});
    const two = readFileSync(home.curation, 'utf8');
    await curate(home, {do: 'undo'});
    await curate(home, {do: 'merge', themes: [2], into: 3});
    expect(readFileSync(home.curation, 'utf8')).toBe(two);
    await curate(home, {do: 'undo'});
    await curate(home, {do: 'undo'});
    expect(await read()).toEqual(before);
    expect((await readPointer(home))?.runId).toBe(run);
    await curate(home, {do: 'hide', theme: reefs});
    await curate(home, {do: 'undo'});
    expect(existsSync(home.curation)).toBe(false);
    writeFileSync(home.curation, handmade);
    await curate(home, {do: 'hide', theme: reefs});
    await curate(home, {do: 'undo'});
    expect(readFileSync(home.curation, 'utf8')).toBe(handmade);
  });

  it('is followed by the next analysis when the file was written by hand, without a fit', async () => {
    const home = await analysedHome();
    const decisions = {format: 1, operations: [{do: 'rename', theme: 2, name: 'Second'}]};
    writeFileSync(home.curation, JSON.stringify(decisions));
    expect((await analyse(home)).status).toBe('curated');
    expect(await csv(home, 'themes')).toContain('2,Second,');
    expect((await analyse(home)).status).toBe('unchanged');
    expect((await refreshLibrary(home, {now})).status).toBe('unchanged');
  });
});

describe('a decision that cannot be followed', () => {
  it('names value and rule, and changes nothing', async () => {
    const home = await analysedHome();
    const published = await readPointer(home);
    await expect(curate(home, {do: 'hide', theme: 9})).rejects.toThrow(
      'theme is 9, expected one of 1, 2, 3'
    );
    expect(existsSync(home.curation)).toBe(false);
    expect(await readPointer(home)).toEqual(published);
  });

  it('of a bad file stops analysis, refresh and decision, which name the file and leave it', async () => {
    const home = await analysedHome();
    const bad = '{"format": 1, "operations": [{"do": "rename", "theme": "x", "name": "A"}]}';
    writeFileSync(home.curation, bad);
    const message = `${home.curation}: operation 1: theme is "x", expected the number of a theme`;
    await expect(analyse(home, 2)).rejects.toThrow(message);
    await expect(refreshLibrary(home, {now})).rejects.toThrow(message);
    await expect(curate(home, {do: 'hide', theme: 1})).rejects.toThrow(message);
    expect(readFileSync(home.curation, 'utf8')).toBe(bad);
  });

  it('leaves the file as it was when the publication fails', async () => {
    const home = await analysedHome();
    await curate(home, {do: 'hide', theme: 1});
    const before = readFileSync(home.curation, 'utf8');
    const fail = () => Promise.reject(new Error('disk full'));
    await expect(withCurationFile(home, {operations: []}, fail)).rejects.toThrow('disk full');
    expect(readFileSync(home.curation, 'utf8')).toBe(before);
  });
});

// What users of other tools had to put up with, as promises: each title names what it is held against.
import {describe, expect, it} from 'vitest';
import {trendChart} from '../src/lib/charts/trend-chart.ts';
import type {Analysis, AnalysisSettings, Curation, Paper} from '../src/lib/model.ts';
import {analysePapers} from '../src/lib/pipeline/pipeline.ts';
import {refreshAnalysis} from '../src/lib/pipeline/refresh/refresh.ts';
import {DEFAULT_SETTINGS} from '../src/lib/pipeline/settings.ts';
import {countWeeks} from '../src/lib/pipeline/weeks.ts';
import {readExport} from '../src/lib/server/exports.ts';
import {ingestFiles} from '../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../src/lib/server/jobs.ts';
import {withAnalysis} from '../src/lib/server/open.ts';
import {sha256} from '../src/lib/server/sha256.ts';
import {fold, indexPapers} from '../src/lib/sources/fold.ts';
import {readHuggingfaceApi} from '../src/lib/sources/huggingface-api.ts';
import {readJsonl} from '../src/lib/sources/jsonl.ts';
import {latestChanges} from '../src/lib/view/change.ts';
import {headline} from '../src/lib/view/headline.ts';
import {insideChange} from '../src/lib/view/inside-change.ts';
import {drawn, lines} from './charts/svg.ts';
import {drawnPapers, paper, threeSubjects} from './pipeline/papers.ts';
import {temporaryHome, writePapers} from './server/home.ts';
import {seriesOf, weeks} from './view/fixture.ts';
import {asStored, libraryOf} from './pipeline/refresh/as-stored.ts';

const SETTINGS: AnalysisSettings = {...DEFAULT_SETTINGS, themes: 3};
const analyse = (papers: readonly Paper[] = threeSubjects(60), settings = SETTINGS) =>
  analysePapers(papers, settings, {sha256});
const wordsShown = ({themes, areas}: Analysis) =>
  [
    ...areas.map(({name}) => name),
    ...themes.flatMap(({name, terms, proof}) => [
      name,
      ...terms.map(({term}) => term),
      ...proof.runnersUp
    ])
  ].map((text) => text.toLowerCase());

describe('a course over time', () => {
  const draw = (periods: ReturnType<typeof weeks>, counts: Record<string, number[]>) => {
    const [series] = seriesOf(periods, counts);
    return drawn(series ? trendChart(series, {measure: 'share', width: 800}) : '');
  };

  it('is flat for a constant share, though the weeks have ten times the papers (BERTopic #1529)', () => {
    const [line] = lines(draw(weeks([10, 40, 100]), {A: [1, 4, 10]}));
    expect(new Set(line?.map(([, y]) => y)).size).toBe(1);
  });

  it('is of shares that sum to 1 in each week where every paper has a theme (BERTopic #1529)', async () => {
    const {themeWeeks, weeks: found, assignments} = await analyse();
    expect(assignments.every(({themeId}) => themeId !== null)).toBe(true);
    for (const {start, papers} of found) {
      const shares = themeWeeks
        .filter(({weekStart}) => weekStart === start)
        .map((row) => row.papers / papers);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });

  it('has a week without papers as 0, neither dropped nor interpolated (BERTopic, topics over time)', () => {
    const [line] = lines(draw(weeks([10, 10, 10]), {A: [5, 0, 5]}));
    expect(line).toHaveLength(3);
    expect(line?.[1]?.[1]).toBeGreaterThan(line?.[0]?.[1] ?? Infinity);
  });

  it('keeps the weeks in which nothing was listed (BERTopic, equal-width bins)', () => {
    const listed = ['2026-03-02', '2026-03-23'].map((day) => paper({id: day, listed: day}));
    expect(countWeeks(listed).map(({papers}) => papers)).toEqual([1, 0, 0, 1]);
  });

  it('does not take half a week for a fall', () => {
    const periods = weeks([200, 200, 60], [2]);
    const series = seriesOf(periods, {A: [40, 40, 1]});
    expect(latestChanges(series).get(1)?.verdict).toBe('no clear change');
    expect(headline(series, periods, 'week').sentence).not.toContain('fell');
  });

  it('shows no word for a time in which no paper has it (BERTopic, topics over time)', () => {
    const use = (term: string, [a, b]: readonly [number, number]) => ({
      term,
      a_count: 4 * a,
      b_count: 4 * b,
      a_papers: a,
      b_papers: b
    });
    const {more, less} = insideChange([
      use('gone', [9, 0]),
      use('kept', [9, 9]),
      use('new', [0, 9])
    ]);
    expect([more, less].map((terms) => terms.map(({term}) => term))).toEqual([['new'], ['gone']]);
  });

  it('names week 53 and the turn of the year after ISO 8601', () => {
    const listed = ['2026-12-31', '2027-01-03', '2027-01-04'].map((day) =>
      paper({id: day, listed: day})
    );
    expect(countWeeks(listed).map(({name, start, papers}) => [name, start, papers])).toEqual([
      ['2026-W53', '2026-12-28', 2],
      ['2027-W01', '2027-01-04', 1]
    ]);
  });
});

describe('reading', () => {
  it('counts a paper once that was listed on two days, on the first of them', () => {
    const lines = ['2026-03-03', '2026-03-02'].map(
      (listed) => `{"id": "2603.00001", "title": "Coral reefs", "listed": "${listed}"}`
    );
    const {papers} = readJsonl(lines.join('\n'));
    const {fates, changed} = fold(papers, indexPapers([]));
    expect(fates.map(({change}) => change)).toEqual(['new']);
    expect(changed.map(({listed}) => listed)).toEqual(['2026-03-02']);
  });

  it.each([50, 51, 100, 120])('takes all %i papers of a day', (count) => {
    const day = Array.from({length: count}, (_, index) => ({
      paper: {id: `2603.${String(10_000 + index)}`, title: `Paper ${index}`, summary: 'Text.'}
    }));
    expect(readHuggingfaceApi(JSON.stringify(day)).papers).toHaveLength(count);
  });

  it('tells of abstracts that are empty or garbled and puts no garbled paper into a theme', async () => {
    const found = await analyse([
      ...threeSubjects(60),
      paper({id: 'empty', title: 'Coral reefs'}),
      paper({id: 'garbled', title: '— 12', abstract: '\\x2014 $$ 34 %% '})
    ]);
    const of = (id: string) => found.assignments.find(({paperId}) => paperId === id);
    expect(found.withoutAbstract).toBe(1);
    expect(of('empty')?.themeId).not.toBeNull();
    expect(of('garbled')?.unassigned).toBe('no terms');
  });
});

describe('themes', () => {
  it('come out the same on every run of the same papers (BERTopic #461, #750, #1763, #1817)', async () =>
    expect(await analyse()).toEqual(await analyse()));

  it('come out the same for rows in another order', async () =>
    expect(await analyse(threeSubjects(60).toReversed())).toEqual(await analyse()));

  it('are few when there are 50 papers, and refused when there are 19', async () => {
    expect((await analyse(drawnPapers(50, {subjects: 4}), DEFAULT_SETTINGS)).themes).toHaveLength(
      4
    );
    await expect(analyse(drawnPapers(19, {subjects: 4}), DEFAULT_SETTINGS)).rejects.toThrow(
      'too few'
    );
  });

  it('take new papers in without a new run, and keep every old one (BERTopic #771, #1514)', async () => {
    const papers = threeSubjects(63);
    const fit = await analyse(papers.slice(0, 60));
    const {summary, added} = await refreshAnalysis(asStored(fit), libraryOf(papers), sha256);
    expect(added).toBe(3);
    expect(summary.assignments.slice(0, 60)).toEqual(fit.assignments);
    const own = (id: string | undefined) =>
      summary.assignments.find(({paperId}) => paperId === id)?.themeId;
    // Subjects take turns, so a new paper belongs where the one three places before it is.
    for (const place of [60, 61, 62]) {
      expect(own(papers[place]?.id)).toBe(own(papers[place - 3]?.id));
    }
  });

  it('leave at most a tenth of the papers out, where nothing hangs together too (BERTopic #1197)', async () => {
    const {assignments} = await analyse(drawnPapers(120, {subjects: 1}), DEFAULT_SETTINGS);
    expect(assignments.filter(({themeId}) => themeId === null).length).toBeLessThanOrEqual(12);
  });

  it('are never made of boilerplate', async () => {
    const boilerplate = 'Subscribe. 4 authors. Code is available at https://example.org/x.';
    const papers = threeSubjects(60).map((one, index) =>
      index % 2 ? {...one, abstract: `${one.abstract} ${boilerplate}`} : one
    );
    const shown = wordsShown(await analyse(papers)).join('\n');
    expect(shown).not.toMatch(/subscribe|authors?\b|available|https|example/);
    expect(shown).toContain('coral reefs');
  });
});

describe('names', () => {
  it('are phrases of the papers, without underscores and numbers (BERTopic #963)', async () => {
    const {themes, papers} = await analyse();
    const texts = papers.map(({title, abstract}) => `${title}\n${abstract}`.toLowerCase());
    for (const {name} of themes) {
      expect(name).not.toMatch(/_|^\d/);
      const holds = texts.filter((text) => text.includes(name.toLowerCase())).length;
      expect(holds).toBeGreaterThanOrEqual(15);
    }
  });

  it('given by the user outlive every new run (BERTopic #2041)', async () => {
    const first = await analyse();
    const [{id} = {id: 0}] = first.themes;
    const curation: Curation = {operations: [{do: 'rename', theme: id, name: 'My Own Name'}]};
    const context = {sha256, earlier: first, curation};
    const again = await analysePapers(threeSubjects(66), {...SETTINGS, seed: 2}, context);
    const named = again.themes.filter(({name}) => name === 'My Own Name');
    expect(named.map((theme) => theme.id)).toEqual([id]);
    const members = ({assignments}: Analysis) =>
      assignments.flatMap(({paperId, themeId}) => (themeId === id ? [paperId] : []));
    expect(members(again)).toEqual(expect.arrayContaining(members(first)));
  });

  it('are never stems', async () => {
    const words = ['generation policies analyses', 'coral studies densities', 'graph theories'];
    const papers = threeSubjects(60).map((one, index) => ({
      ...one,
      abstract: `${one.abstract} It has ${words[index % 3] ?? ''}.`
    }));
    const shown = wordsShown(await analyse(papers)).flatMap((text) => text.split(/[ -]/));
    const held = new Set(
      papers.flatMap(({title, abstract}) => `${title} ${abstract}`.toLowerCase().match(/\p{L}+/gu))
    );
    expect(
      shown.filter((word) => /^(?:gener|polici|analys|studi|densiti|theori)$/.test(word))
    ).toEqual([]);
    expect(shown.filter((word) => word !== 'and' && !held.has(word))).toEqual([]);
  });

  it('may be any word: "constructor" and "__proto__" do not break a count', async () => {
    const papers = threeSubjects(60).map((one, index) =>
      index % 3 ? one : {...one, abstract: `${one.abstract} A constructor, prototype, toString.`}
    );
    const {themes} = await analyse(papers);
    const term = themes.flatMap(({terms}) => terms).find((one) => one.term === 'constructor');
    expect(term?.papers).toBe(20);
  });
});

describe('what is published', () => {
  async function publishedHome() {
    const home = temporaryHome();
    const now = () => new Date('2026-06-01T12:00:00Z');
    await ingestFiles(home, [writePapers(home, threeSubjects(60))], {now: now()});
    await analyseLibrary(home, SETTINGS, {now});
    return home;
  }

  it('has the same ids and names in every table, so that each name can be exported (Embedding Atlas #142)', async () => {
    const home = await publishedHome();
    const pairs = async (table: 'themes' | 'weeks' | 'papers') => {
      const rows = await withAnalysis((connection) => readExport(connection, table), home);
      return [
        ...new Set(rows.map(({theme_id, theme}) => `${String(theme_id)} ${String(theme)}`))
      ].sort();
    };
    const themes = await pairs('themes');
    expect(themes).toHaveLength(3);
    expect(await pairs('weeks')).toEqual(themes);
    expect(await pairs('papers')).toEqual(themes);
  });
});

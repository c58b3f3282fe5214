import {beforeAll, describe, expect, it} from 'vitest';
import type {Analysis, AnalysisSummary, Paper} from '../../../src/lib/model.ts';
import {analysePapers} from '../../../src/lib/pipeline/pipeline.ts';
import {refreshAnalysis} from '../../../src/lib/pipeline/refresh/refresh.ts';
import {DEFAULT_SETTINGS} from '../../../src/lib/pipeline/settings.ts';
import {sha256} from '../../../src/lib/server/sha256.ts';
import {stream, type Subject} from '../stream.ts';
import {asStored, libraryOf} from './as-stored.ts';

const KNOWN: readonly Subject[] = ['reefs', 'colors', 'rewards', 'glaciers'];
const weeksOf = (subjects: readonly Subject[], monday: string, weeks: number, seed = 1): Paper[] =>
  subjects.flatMap((subject, place) =>
    stream(subject, {monday, weeks, each: 2, seed: 10 * seed + place})
  );
const YEAR = weeksOf(KNOWN, '2025-01-06', 52);
const NEXT_WEEK = weeksOf(KNOWN, '2026-01-05', 1, 2);
const WEEK_AFTER = weeksOf(KNOWN, '2026-01-12', 1, 3);
const VOLCANOES = stream('volcanoes', {monday: '2026-01-05', weeks: 6, each: 2, seed: 7});

const themesOf = ({assignments}: Pick<AnalysisSummary, 'assignments'>) =>
  new Map(assignments.map(({paperId, themeId}) => [paperId, themeId]));
let fit: Analysis;
beforeAll(async () => {
  fit = await analysePapers(YEAR, {...DEFAULT_SETTINGS, themes: 4, dimensions: 10}, {sha256});
}, 120_000);
const refresh = (papers: readonly Paper[], from = asStored(fit)) =>
  refreshAnalysis(from, libraryOf(papers), sha256);
const next = ({summary}: {summary: AnalysisSummary}) => asStored(fit, summary);

describe('a refresh', () => {
  it('leaves ids and themes of a year as they are when a week is added', async () => {
    const {summary, added} = await refresh([...YEAR, ...NEXT_WEEK]);
    expect(added).toBe(8);
    expect(summary.themes.map(({id, name}) => [id, name])).toEqual(
      fit.themes.map(({id, name}) => [id, name])
    );
    const after = themesOf(summary);
    for (const [paperId, themeId] of themesOf(fit)) expect(after.get(paperId)).toBe(themeId);
    expect(summary.history.map(({kind}) => kind)).toEqual(['fit', 'refresh']);
  });

  it('tells of every theme that went on unchanged, with all its papers', async () => {
    const {lineage, themes} = (await refresh([...YEAR, ...NEXT_WEEK])).summary;
    expect(lineage.slice(0, fit.lineage.length)).toEqual(fit.lineage);
    expect(lineage.slice(fit.lineage.length)).toEqual(
      themes.map(({id, name}) => ({
        ...{step: 2, kind: 'continued', papers: 104, shareFrom: 1, shareTo: 1},
        ...{fromId: id, fromName: name, toId: id, toName: name}
      }))
    );
  });

  it('puts new papers where the fit has papers about the same', async () => {
    const {assignments} = (await refresh([...YEAR, ...NEXT_WEEK])).summary;
    for (const subject of KNOWN) {
      const own = assignments.filter(({paperId}) => paperId.startsWith(subject));
      expect(new Set(own.map(({themeId}) => themeId)).size).toBe(1);
      expect(own.filter(({fitted}) => !fitted)).toHaveLength(2);
    }
  });

  it('counts weeks, shares and the proof of names anew', async () => {
    const {themes, weeks, themeWeeks, papers} = (await refresh([...YEAR, ...NEXT_WEEK])).summary;
    expect(papers).toHaveLength(YEAR.length + 8);
    expect(weeks.at(-1)).toMatchObject({start: '2026-01-05', papers: 8});
    expect(
      themeWeeks.filter(({weekStart}) => weekStart === '2026-01-05').map((row) => row.papers)
    ).toEqual([2, 2, 2, 2]);
    for (const theme of themes) {
      expect([theme.papers, theme.share, theme.lastWeek]).toEqual([106, 0.25, '2026-01-05']);
      // Every title of these papers begins with the name.
      expect(theme.proof.inside).toBe(1);
    }
  });

  it('does the same in one step as in two, and nothing more the second time', async () => {
    const one = await refresh([...YEAR, ...NEXT_WEEK, ...WEEK_AFTER]);
    const half = next(await refresh([...YEAR, ...NEXT_WEEK]));
    const two = await refresh([...YEAR, ...NEXT_WEEK, ...WEEK_AFTER], half);
    expect(themesOf(two.summary)).toEqual(themesOf(one.summary));
    const again = await refresh([...YEAR, ...NEXT_WEEK], half);
    expect(again.added).toBe(0);
    expect(themesOf(again.summary)).toEqual(themesOf(half.found));
  });

  it('keeps papers about something new until there are eight, then lets one theme be born', async () => {
    const few = await refresh([...YEAR, ...VOLCANOES.slice(0, 6)]);
    expect(few.summary.themes).toHaveLength(4);
    expect(few.summary.assignments.slice(-6).map(({unassigned}) => unassigned)).toEqual(
      Array(6).fill('fits no theme')
    );
    const enough = await refresh([...YEAR, ...VOLCANOES], next(few));
    const [born, ...others] = enough.summary.themes.slice(4);
    expect(others).toEqual([]);
    expect(born).toMatchObject({id: 5, name: 'Volcanic Ash', papers: 12});
    expect(born?.proof.inside).toBe(1);
    expect(born?.confidence).toBeGreaterThan(0.9);
    expect(enough.summary.lineage.at(-1)).toMatchObject({kind: 'born', toId: 5, papers: 12});
  });

  it('lets later papers join a theme that was born', async () => {
    const born = next(await refresh([...YEAR, ...VOLCANOES.slice(0, 10)]));
    const {summary} = await refresh([...YEAR, ...VOLCANOES], born);
    expect(summary.themes).toHaveLength(5);
    expect(summary.themes[4]).toMatchObject({id: 5, papers: 12});
  });

  it('keeps the theme of a paper whose text changed, and lets go of one that is gone', async () => {
    const [first, second] = YEAR;
    if (!first || !second) throw new Error('the stream is empty');
    const other = weeksOf(['colors'], '2026-02-02', 1, 4)[0];
    const changed = {...first, title: other?.title ?? '', abstract: other?.abstract ?? ''};
    const {summary, read} = await refreshAnalysis(
      asStored(fit),
      libraryOf([changed, ...YEAR.slice(2)], {
        outdated: new Map([
          [first.id, first],
          [second.id, second]
        ])
      }),
      sha256
    );
    expect(read.papers.map(({id}) => id)).toEqual([first.id]);
    expect(themesOf(summary).get(first.id)).toBe(themesOf(fit).get(first.id));
    expect(themesOf(summary).has(second.id)).toBe(false);
    const theme = summary.themes.find(({id}) => id === themesOf(fit).get(first.id));
    expect(theme?.papers).toBe(103);
    expect(theme?.proof.inside).toBeCloseTo(102 / 103, 12);
  });

  it('holds the texts of new papers and of those that wait, and goes through all only where a theme is born', async () => {
    const reads: (readonly string[] | 'all in turn')[] = [];
    const idsOf = (papers: readonly Paper[]) => papers.map(({id}) => id).sort();
    const read = async (papers: readonly Paper[], from = asStored(fit)) => {
      reads.length = 0;
      const library = libraryOf(papers, {
        onRead: (ids) => reads.push(ids.toSorted()),
        onStream: () => reads.push('all in turn')
      });
      return refreshAnalysis(from, library, sha256);
    };
    await read([...YEAR, ...NEXT_WEEK]);
    expect(reads).toEqual([idsOf(NEXT_WEEK)]);
    const few = await read([...YEAR, ...VOLCANOES.slice(0, 6)]);
    expect(reads).toEqual([idsOf(VOLCANOES.slice(0, 6)), idsOf(VOLCANOES.slice(0, 6))]);
    await read([...YEAR, ...VOLCANOES], next(few));
    expect(reads).toEqual([idsOf(VOLCANOES.slice(6)), idsOf(VOLCANOES), 'all in turn']);
  });

  it('counts the papers that have a title alone as they come, change and go', async () => {
    const titles = NEXT_WEEK.slice(0, 5).map((paper) => ({...paper, abstract: ''}));
    const [first, second, third, ...others] = titles;
    if (!first || !second || !third) throw new Error('the stream is empty');
    const settings = {...DEFAULT_SETTINGS, themes: 4, dimensions: 10, to: '2026-12-31'};
    const bare = await analysePapers([...YEAR, first, second, third], settings, {sha256});
    expect(bare.withoutAbstract).toBe(3);
    const told = {...first, abstract: 'Now it has one.'};
    const later = {...second, listed: '2027-01-04', published: null};
    const {summary} = await refreshAnalysis(
      asStored(bare),
      libraryOf([...YEAR, told, later, ...others], {
        outdated: new Map([
          [first.id, first],
          [third.id, third]
        ])
      }),
      sha256
    );
    expect(summary.withoutAbstract).toBe(2);
    expect(summary.papers).toHaveLength(YEAR.length + 3);
  });

  it('takes papers of the range only', async () => {
    const settings = {...DEFAULT_SETTINGS, themes: 4, dimensions: 10, to: '2026-01-10'};
    const ranged = await analysePapers(YEAR, settings, {sha256});
    const {added, summary} = await refresh(
      [...YEAR, ...NEXT_WEEK, ...WEEK_AFTER],
      asStored(ranged)
    );
    expect([added, summary.papers.length]).toEqual([8, YEAR.length + 8]);
  });
});

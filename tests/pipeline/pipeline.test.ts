import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {AnalysisSettings} from '../../src/lib/model.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {identifyData, identifyFit} from '../../src/lib/pipeline/run-identity.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {paper, threeSubjects} from './papers.ts';

const PAPERS = threeSubjects(60);
const SETTINGS: AnalysisSettings = {...DEFAULT_SETTINGS, themes: 3};
const analyse = (papers = PAPERS, settings = SETTINGS) => analysePapers(papers, settings, {sha256});

describe('an analysis', () => {
  it('tells three unlike subjects apart and names them', async () => {
    const {themes, assignments} = await analyse();
    expect(themes.map(({name, papers}) => [name, papers]).sort()).toEqual([
      ['Coral Reefs', 20],
      ['Graph Coloring', 20],
      ['Reward Models', 20]
    ]);
    expect(
      new Set(assignments.filter((_, row) => row % 3 === 0).map(({themeId}) => themeId)).size
    ).toBe(1);
  });

  it('is the same for the same papers in any order', async () => {
    const expected = await analyse();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(PAPERS, {minLength: PAPERS.length}),
        async (shuffled) => {
          expect(await analyse(shuffled)).toEqual(expected);
        }
      ),
      {numRuns: 3}
    );
  });

  it('has another fit id for other papers, seeds and settings', async () => {
    const id = (papers = PAPERS, settings = SETTINGS) =>
      identifyFit(papers, settings, sha256).fitId;
    const ids = [
      id(),
      id(PAPERS.slice(1)),
      id(PAPERS, {...SETTINGS, seed: 2}),
      id(PAPERS, {...SETTINGS, themes: 4}),
      id(PAPERS, {...SETTINGS, dimensions: 10})
    ];
    expect(new Set(ids).size).toBe(5);
    expect((await analyse()).fitId).toBe(id());
  });

  it('is known by the hashes of its papers, those that it is given where it is', () => {
    const hashOf = ({id}: {id: string}) => `hash of ${id}`;
    const {dataHash} = identifyData(PAPERS, SETTINGS, {hashOf, sha256});
    const lines = PAPERS.map(({id}) => `hash of ${id} `).sort();
    expect(dataHash).toBe(sha256(lines.join('\n')));
  });

  it('takes only papers within the range, both ends included', async () => {
    const range = {...SETTINGS, from: '2026-03-09', to: '2026-04-10'};
    const days = (await analyse(PAPERS, range)).papers.map(({listed}) => listed ?? '').sort();
    expect([days.length, days[0], days.at(-1)]).toEqual([25, '2026-03-09', '2026-04-10']);
  });

  it('obeys the number of themes and the dimensions', async () => {
    expect((await analyse(PAPERS, {...SETTINGS, themes: 5})).themes.length).toBe(5);
    const narrow = (await analyse(PAPERS, {...SETTINGS, dimensions: 2})).explainedVariance;
    expect(narrow).toBeLessThan((await analyse()).explainedVariance);
  });

  it('chooses the number of themes itself and keeps the curve', async () => {
    const {themes, trials} = await analyse(PAPERS, DEFAULT_SETTINGS);
    expect(trials.map((trial) => trial.themes)).toContain(themes.length);
    expect((await analyse()).trials).toEqual([]);
  });

  it('reads the title of a paper without abstract, and counts an undated paper in no week', async () => {
    const extra = paper({id: 'x', title: 'Reward models and reward hacking'});
    const {assignments, themes, weeks, withoutAbstract, weekBasis} = await analyse([
      ...PAPERS,
      extra
    ]);
    const theme = assignments.find(({paperId}) => paperId === 'x')?.themeId;
    expect(themes.find(({id}) => id === theme)?.name).toBe('Reward Models');
    expect(weeks.reduce((sum, week) => sum + week.papers, 0)).toBe(60);
    expect([withoutAbstract, weekBasis]).toEqual([1, {listed: 60, published: 0, undated: 1}]);
  });

  it('leaves a paper that shares no term unassigned, and counts it', async () => {
    const {assignments, themes} = await analyse([...PAPERS, paper({id: 'x', title: '12 — 34'})]);
    expect(assignments.find(({paperId}) => paperId === 'x')).toEqual({
      paperId: 'x',
      themeId: null,
      similarity: null,
      runnerUpId: null,
      runnerUpSimilarity: null,
      strength: null,
      unassigned: 'no terms',
      fitted: true
    });
    expect(themes.reduce((sum, theme) => sum + theme.papers, 0)).toBe(60);
  });

  it('is sure of subjects that are nothing alike, and not of parts of one', async () => {
    const {themes} = await analyse();
    expect(themes.map(({confidence}) => confidence)).toEqual([1, 1, 1]);
    const torn = await analyse(PAPERS, {...SETTINGS, themes: 8});
    expect(Math.min(...torn.themes.map(({confidence}) => confidence))).toBeLessThan(0.75);
  });

  it('adds up: papers, themes, weeks', async () => {
    const {papers, themes, themeWeeks, weeks} = await analyse();
    expect(themes.reduce((sum, theme) => sum + theme.papers, 0)).toBe(papers.length);
    expect(themes.reduce((sum, theme) => sum + theme.share, 0)).toBeCloseTo(1, 12);
    weeks.forEach((week) => {
      const inWeek = themeWeeks.filter(({weekStart}) => weekStart === week.start);
      expect(inWeek.reduce((sum, row) => sum + row.papers, 0)).toBe(week.papers);
    });
  });

  it.each([0, 1, 19])('refuses %i papers and says how many it takes', async (count) =>
    expect(analyse(PAPERS.slice(0, count))).rejects.toThrow(
      `${count} papers, expected at least 20: too few to tell themes apart`
    )
  );

  it('names the range that holds too few papers', async () =>
    expect(analyse(PAPERS, {...SETTINGS, from: '2030-01-01'})).rejects.toThrow(
      '0 papers from 2030-01-01 to the end, expected at least 20'
    ));

  it('refuses more themes than papers', async () =>
    expect(analyse(PAPERS, {...SETTINGS, themes: 61})).rejects.toThrow(
      'themes is 61, expected at most 60'
    ));

  it('reports its stages in order', async () => {
    const stages: string[] = [];
    await analysePapers(PAPERS, DEFAULT_SETTINGS, {
      sha256,
      onProgress: (stage) => stages.push(stage)
    });
    expect([...new Set(stages)]).toEqual([
      'Reading abstracts',
      'Collecting words and phrases',
      'Mapping papers by meaning',
      'Indexing words',
      'Trying numbers of themes',
      'Grouping papers into themes',
      'Drawing the map',
      'Testing themes on samples',
      'Naming themes'
    ]);
  });
});

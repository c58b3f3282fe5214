import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {judgeExpectation, themeOfTerm} from '../../scripts/backtest/expectations.ts';
import {falseAlarms, judgeReplays} from '../../scripts/backtest/judge.ts';
import {nearestThemes} from '../../scripts/backtest/nearest-themes.ts';
import type {Replay} from '../../scripts/backtest/replay.ts';
import {backtestTables} from '../../scripts/backtest/report.ts';
import {paper, threeSubjects} from '../pipeline/papers.ts';
import {writeThreeSubjects, writeLines} from './eval-corpus.ts';

const repeat = (count: number, value: number) => new Array<number>(count).fill(value);

/** Twelve weeks of 20 papers known, two that followed; the second theme holds the last 16 papers known. */
const replay: Replay = {
  week: {
    start: '2026-03-02',
    name: '2026-W10',
    papers: 20,
    daysExpected: 5,
    daysCovered: 5,
    daysCapped: 0,
    thin: false,
    complete: true
  },
  themes: [
    {name: 'Reefs', rising: false, weak: false},
    {name: 'Graphs', rising: true, weak: false}
  ],
  known: 12,
  followed: 2,
  weeks: repeat(12, 20).map((papers) => ({papers, complete: true})),
  papers: Array.from({length: 240}, (_, index) =>
    paper({id: `${index}`, title: index < 224 ? 'Coral reefs' : `Graph colorings ${index % 4}`})
  ),
  labels: [...repeat(224, 0), ...repeat(16, 1)],
  weekOf: Array.from({length: 240}, (_, index) => Math.floor(index / 20)),
  // Usual before the last four weeks: 19 and 1 of 20.
  course: [
    [...repeat(8, 19), ...repeat(4, 15), 19, 19],
    [...repeat(8, 1), ...repeat(4, 5), 1, 2]
  ],
  totals: repeat(14, 20)
};

describe('the backtest', () => {
  it('calls a rise kept when the weeks that followed lie above the level before', () => {
    // Graphs: 3 of 40 against 8 of 160, kept; reefs: 38 of 40 against 152 of 160, the same.
    expect(judgeReplays([replay], 2)).toEqual({
      rising: {count: 1, total: 1},
      all: {count: 1, total: 2}
    });
    const lost = {...replay, course: [replay.course[0] ?? [], [...repeat(12, 1), 0, 2]]};
    expect(judgeReplays([lost], 2).rising).toEqual({count: 0, total: 1});
  });

  it('judges no replay after which the weeks have not followed yet', () =>
    expect(judgeReplays([replay], 3).all).toEqual({count: 0, total: 0}));

  it('calls at most 5 % of the themes rising when the dates are dealt out anew, and no weak one', () => {
    const {count, total} = falseAlarms([replay], {shuffles: 100});
    expect(total).toBe(200);
    expect(count).toBeLessThanOrEqual(10);
    const weak = replay.themes.map((theme) => ({...theme, weak: true}));
    expect(falseAlarms([{...replay, themes: weak}], {shuffles: 100}).count).toBe(0);
  });
});

describe('what is known to have happened', () => {
  it('is looked for in the theme that is about the term, in any case and form', () => {
    expect(themeOfTerm(replay, 'graph coloring')).toBe(1);
    expect(themeOfTerm(replay, 'CORAL')).toBe(0);
    expect(themeOfTerm(replay, 'oral')).toBeNull();
  });

  it('is looked for where a third of the papers lie that hold a rare term', () => {
    // Of 60 papers of a theme three hold it, a twentieth; the others that do have no theme.
    const themeOfRare = (all: number) => {
      const abstracts = [...repeat(57, 0), ...repeat(all, 1)].map((is) => (is ? 'rare' : 'common'));
      const papers = abstracts.map((abstract, index) => paper({id: `${index}`, abstract}));
      return themeOfTerm(
        {...replay, papers, labels: papers.map((_, i) => (i < 60 ? 0 : -1))},
        'rare'
      );
    };
    expect([themeOfRare(9), themeOfRare(10)]).toEqual([0, null]);
  });

  it('is met when the theme of the term is rising in some replay, or in none', () => {
    const judge = (term: string, course: 'rise' | 'flat', since = '') => {
      const {weeks, theme, met} = judgeExpectation({corpus: '', term, course, since}, [replay]);
      return [weeks, theme, met];
    };
    expect(judge('graph', 'rise')).toEqual([['2026-W10'], 'Graphs', true]);
    expect(judge('graph', 'flat')).toEqual([['2026-W10'], 'Graphs', false]);
    expect(judge('reef', 'flat')).toEqual([[], 'Reefs', true]);
    expect(judge('graph', 'rise', '2026-03-09')).toEqual([[], null, false]);
  });
});

describe('the nearest theme', () => {
  const [past, future] = [threeSubjects(30), threeSubjects(33).slice(30)];
  const labels = past.map((_, index) => index % 3);

  it('takes new papers to the theme with their words', () =>
    expect(nearestThemes({past, future}, {labels, k: 3})).toEqual([...labels, 0, 1, 2]));

  it('does not let a paper speak for itself', () => {
    // The first paper is about rewards; put among the reefs it is still nearest to the rewards.
    const wrong = [1, ...labels.slice(1)];
    expect(nearestThemes({past, future}, {labels: wrong, k: 3})[0]).toBe(0);
  });
});

it('the table has shares with their intervals, and says none for none', () => {
  const table = backtestTables(
    [
      {
        corpus: 'some',
        k: null,
        replays: 3,
        rising: {count: 8, total: 9},
        all: {count: 0, total: 0},
        falseAlarms: {count: 6, total: 100}
      }
    ],
    []
  );
  // Wilson, 8 of 9: 56.5 to 98.0; 6 of 100: 2.78 to 12.48.
  expect(
    table
      .split('\n')[2]
      ?.split('|')
      .map((cell) => cell.trim())
      .slice(1, -1)
  ).toEqual([
    ...['some', 'chosen', '3', '89 % (57–98), 8 of 9', 'none', '6.00 % (2.78–12.48)', 'not met']
  ]);
});

describe('npm run backtest', () => {
  const run = (...words: string[]) =>
    spawnSync(
      process.execPath,
      ['scripts/run-typescript.mjs', 'scripts/backtest/backtest.ts', ...words],
      {encoding: 'utf8'}
    );

  it('finds no rise in three subjects that come in turn, and writes what made the table', () => {
    const file = writeThreeSubjects(60);
    const dated = writeLines(
      'turns.jsonl',
      threeSubjects(60).map(({id, title, abstract, listed}) => ({id, title, abstract, listed}))
    );
    const page = `${file}.md`;
    const options = ['--k', '3', '--history', '10', '--every', '2', '--horizon', '2'];
    const terms = ['--expect-flat', 'coral', '--expect-rise', 'graph', '--write', page];
    const {status, stdout} = run(dated, ...options, ...terms);
    expect(status).toBe(0);
    const rows = stdout.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.find(([, corpus]) => corpus === 'turns')?.slice(2, 5)).toEqual(['3', '2', 'none']);
    expect(rows.find(([, , term]) => term === 'coral')?.slice(4, 7)).toEqual([
      'not to rise',
      'no replay',
      'met'
    ]);
    expect(rows.find(([, , term]) => term === 'graph')?.at(-2)).toBe('not met');
    expect(readFileSync(page, 'utf8')).toContain(
      'npm run backtest -- turns.jsonl --k 3 --history 10 --every 2 --horizon 2 --shuffles 40 --expect-rise "graph" --expect-flat "coral"'
    );
  });

  it.each([
    [['no-such.jsonl'], 'no-such.jsonl: there is no such file'],
    [[], "missing required argument 'file'"]
  ])('ends with 2 for %j', (words, message) => {
    const {status, stderr} = run(...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

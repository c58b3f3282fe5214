import {describe, expect, it} from 'vitest';
import {calendarGrid, calendarWeeks, daysOfSource} from '../../src/lib/view/calendar-grid.ts';
import {describeDays, describeLedger, settingRows} from '../../src/lib/view/data-page.ts';
import {measured, summarizeQuality} from '../../src/lib/view/quality.ts';
import {readSection, writeSection} from '../../src/lib/view/section-paging.ts';

const day = (date: string, papers = 1, state = 'covered') => ({day: date, papers, state});

describe('the grid of a calendar', () => {
  // 30 March 2026 is a Monday, 1 April a Wednesday.
  const days = [
    day('2026-04-01', 3),
    day('2026-04-02', 50, 'capped'),
    day('2026-04-05', 0, 'quiet'),
    day('2026-04-06', 0, 'missing')
  ];

  it('puts each day in the column of its week and the row of its weekday', () =>
    expect(calendarGrid(days).map(({column, row}) => [column, row])).toEqual([
      [0, 2],
      [0, 3],
      [0, 6],
      [1, 0]
    ]));

  it('is right before 1970 and over the end of a year', () =>
    expect(
      calendarGrid([day('1969-12-28'), day('1969-12-29'), day('1970-01-01')]).map(
        ({column, row}) => [column, row]
      )
    ).toEqual([
      [0, 6],
      [1, 0],
      [1, 3]
    ]));

  it('becomes weeks of seven days, the latest first', () => {
    const [latest, first] = calendarWeeks(calendarGrid(days));
    expect([latest?.papers, first?.papers]).toEqual([0, 53]);
    expect(first?.days.map((one) => one?.papers ?? null)).toEqual([
      null,
      null,
      3,
      50,
      null,
      null,
      0
    ]);
  });

  it('shows a source on every day, also on those of which it tells nothing', () =>
    expect(
      daysOfSource(
        days,
        [
          {day: '2026-04-02', source: 'a', papers: 7},
          {day: '2026-04-01', source: 'b', papers: 9}
        ],
        'a'
      ).map(({papers, state}) => [papers, state])
    ).toEqual([
      [0, 'quiet'],
      [7, 'covered'],
      [0, 'quiet'],
      [0, 'quiet']
    ]));

  it('of no day is empty', () => expect(calendarGrid([])).toEqual([]));

  it('is told in a sentence that adds up', () => {
    expect(describeDays(days)).toBe(
      '53 papers on 4 days: 2 with papers, 1 missing, 1 probably cut off and 1 on which none is expected (no such weekday regularly has papers).'
    );
    expect(describeDays([])).toBe('No paper has a date.');
  });
});

describe('the ledger in words', () => {
  it('names every part of the sum', () =>
    expect(
      describeLedger({files: 1, read: 10, accepted: 1, updated: 2, merged: 3, rejected: 4})
    ).toBe(
      '10 records in 1 file: 1 new, 2 that told more of a known paper, 3 that told nothing new, 4 that could not be read.'
    ));

  it('says so when there is none', () =>
    expect(
      describeLedger({files: 0, read: 0, accepted: 0, updated: 0, merged: 0, rejected: 0})
    ).toBe('The library tells of no file.'));
});

describe('the settings', () => {
  it('are one row each, those within others named by both', () =>
    expect(
      settingRows('{"themes":null,"seed":7,"fitPapers":800,"embedding":{"model":"m","weight":0.5}}')
    ).toEqual([
      {name: 'themes', value: 'not set'},
      {name: 'seed', value: '7'},
      {name: 'papers to fit to, at most', value: '800'},
      {name: 'embedding model', value: 'm'},
      {name: 'embedding weight', value: '0.5'}
    ]));
});

describe('the quality of themes', () => {
  it('counts levels by theme and weighs means by papers', () =>
    expect(
      summarizeQuality([
        {papers: 3, confidence: 0.875, cohesion: 0.4},
        {papers: 1, confidence: 0.625, cohesion: 0.8},
        {papers: 0, confidence: 0.1, cohesion: 0}
      ])
    ).toEqual({firm: 1, fair: 1, weak: 1, unmeasured: 0, confidence: 0.8125, cohesion: 0.5}));

  it('counts a theme made by hand in its cohesion alone', () =>
    expect(
      summarizeQuality([
        {papers: 1, confidence: 0.875, cohesion: 0.4},
        {papers: 1, confidence: 0.1, hand_made: 'merged', cohesion: 0.6}
      ])
    ).toEqual({firm: 1, fair: 0, weak: 0, unmeasured: 1, confidence: 0.875, cohesion: 0.5}));

  it('is 0 without themes', () =>
    expect(summarizeQuality([])).toEqual({
      firm: 0,
      fair: 0,
      weak: 0,
      unmeasured: 0,
      confidence: 0,
      cohesion: 0
    }));

  it('has a curve of stability only where it was measured', () => {
    const trials = [
      {themes: 2, silhouette: 0.1, chosen: false},
      {themes: 3, silhouette: 0.2, stability: 0.7, chosen: true},
      {themes: 4, silhouette: 0.3, stability: null, chosen: false}
    ];
    expect(measured(trials, 'silhouette').map(({value}) => value)).toEqual([0.1, 0.2, 0.3]);
    expect(measured(trials, 'stability')).toEqual([{themes: 3, chosen: true, value: 0.7}]);
  });
});

describe('the part of one of several lists', () => {
  const read = (query: string, total = 45) => {
    const problems: string[] = [];
    return {...readSection(new URLSearchParams(query), 'files', {total, problems}), problems};
  };

  it('is the first of as many as there are', () =>
    expect(read('')).toEqual({page: 1, pages: 3, size: 20, offset: 0, problems: []}));
  it('is the one asked for', () => expect(read('files=3')).toMatchObject({page: 3, offset: 40}));
  it('is the last when there are fewer, and says so', () =>
    expect(read('files=9')).toMatchObject({
      page: 3,
      problems: ['There is no page “9” of files; shown is 3.']
    }));
  it('is the first for a word', () => expect(read('files=x').problems).toHaveLength(1));
  it('is one for an empty list', () => expect(read('', 0)).toMatchObject({page: 1, pages: 1}));

  it('leaves the other lists where they are', () => {
    const parameters = new URLSearchParams('files=2&rejects=3');
    expect(writeSection(parameters, 'files', 3)).toBe('?files=3&rejects=3');
    expect(writeSection(parameters, 'files', 1)).toBe('?rejects=3');
    expect(writeSection(new URLSearchParams('files=2'), 'files', 1)).toBe('');
  });
});

import {describe, expect, it} from 'vitest';
import {latestChanges} from '../../src/lib/view/change.ts';
import {
  describeFilters,
  describeFit,
  describeHidden,
  describeSettings,
  describeTheme,
  describeWeekBasis,
  noteOnBand,
  noteOnCoverage
} from '../../src/lib/view/describe.ts';
import {DEFAULT_FILTERS} from '../../src/lib/view/filters.ts';
import {safeLink} from '../../src/lib/view/link.ts';
import {readPaging} from '../../src/lib/view/paging.ts';
import {seriesOf, weeks} from './fixture.ts';

describe('the state of the filters as a sentence', () => {
  const periods = weeks([1, 1]);
  it('names measure, step, range and themes', () => {
    expect(describeFilters(DEFAULT_FILTERS, periods)).toBe(
      'Share of papers per week, 30 March – 12 April 2026, all themes'
    );
    expect(
      describeFilters({measure: 'count', unit: 'month'}, [], ['World Models', 'KV Cache'])
    ).toBe('Number of papers per month, no dated papers, World Models and KV Cache');
    expect(describeFilters(DEFAULT_FILTERS, periods, ['a', 'b', 'c', 'd'])).toContain('4 themes');
  });
  it('says what a search, organisations and votes leave, and what a share is of', () => {
    const narrow = {...DEFAULT_FILTERS, query: 'kv', votes: 5};
    expect(describeFilters(narrow, periods)).toBe(
      'Share of papers per week, 30 March – 12 April 2026, all themes; ' +
        'only papers found by “kv” and with 5 votes or more, as a share of all papers of the week'
    );
    expect(describeFilters({...narrow, measure: 'count'}, periods)).toMatch(/5 votes or more$/);
  });
  it('says what the band is only when there is one', () => {
    expect(noteOnBand(1, 'share')).toBe('Band: 95 % interval of the share (Wilson).');
    expect([noteOnBand(1, 'count'), noteOnBand(2, 'share'), noteOnBand(0, 'share')]).toEqual([
      '',
      '',
      ''
    ]);
  });
  it('says what the hatching means only when there is any', () => {
    expect(noteOnCoverage(periods, 'week')).toBe('');
    expect(noteOnCoverage(weeks([1, 1], [1]), 'week')).toMatch(/^Hatched: weeks/);
    const thin = weeks([50, 11], [1]).map((week) => ({...week, thin: !week.complete}));
    expect(noteOnCoverage(thin, 'week')).toContain(
      'compared. 2026-W15 (11 papers) among them: every day is there, but under half of the usual'
    );
    expect(noteOnCoverage(weeks([50, 11], [1]), 'week')).not.toContain('usual');
    const capped = weeks([1, 1, 1, 1, 1], [0]).map((week) => ({...week, capped: 2}));
    const [partial, ...notes] = noteOnCoverage(capped.slice(0, 2), 'week').split('. ');
    expect(partial).toMatch(/^Hatched: /);
    expect(notes.join()).toMatch(
      /^n with a plus: in 2026-W14 and 2026-W15 the list was probably cut/
    );
    expect(noteOnCoverage(capped.slice(1), 'week')).toMatch(/^n with a plus: in 4 weeks the list/);
  });
});

describe('the basis of the weeks', () => {
  const basis = (listed: number, published: number, undated = 0) =>
    describeWeekBasis({by_listing_date: listed, by_publication_date: published, undated});
  it('says by which day they go', () => {
    expect(basis(9, 0)).toBe('Weeks (ISO, Monday to Sunday) go by the day a paper was listed.');
    expect(basis(0, 9)).toContain('go by the day a paper was published.');
    expect(basis(1400, 92, 5)).toBe(
      'Weeks (ISO, Monday to Sunday) go by the day a paper was listed (1,400), else published (92). 5 without a date count in themes, not in weeks.'
    );
    expect(basis(0, 0, 9)).toBe('No paper has a date.');
  });
});

describe('the settings in brief', () => {
  it('leave out what is open, and the seed, which stands by itself', () =>
    expect(
      describeSettings('{"themes":null,"seed":7,"from":"2026-04-01","to":null,"dimensions":50}')
    ).toBe('from 1 April 2026, dimensions 50'));
  it('leave what is text but no day as it is', () =>
    expect(describeSettings('{"engine":"1"}')).toBe('engine 1'));
  it('name the embedding by its model and weight', () =>
    expect(
      describeSettings('{"seed":7,"embedding":{"model":"m-1","weight":0.5,"vectors":"abc"}}')
    ).toBe('embedding m-1 (weight 0.5)'));
  it('are shown as they are when they are no object', () =>
    expect(describeSettings('7')).toBe('7'));
});

describe('a page of papers', () => {
  const read = (query: string, total = 120) => readPaging(new URLSearchParams(query), total);
  it('is the first, newest first, unless the URL says otherwise', () => {
    expect(read('')).toMatchObject({page: 1, pages: 3, offset: 0, order: 'newest', problems: []});
    expect(read('page=3&order=votes')).toMatchObject({page: 3, offset: 100, order: 'votes'});
  });
  it('is the last when the URL asks for more, which is said', () => {
    expect(read('page=9').page).toBe(3);
    expect(read('page=9').problems).toEqual(['There is no page “9”; shown is page 3 of 3.']);
    expect(read('page=-1').page).toBe(1);
    expect(read('order=evil').problems).toHaveLength(1);
  });
  it('is one when there is nothing', () => expect(read('', 0)).toMatchObject({page: 1, pages: 1}));
  it('has never more than 200 papers', () => expect(read('').size).toBeLessThanOrEqual(200));
});

describe('a link from the data', () => {
  it('goes out only over http and https', () => {
    expect(safeLink('https://arxiv.org/abs/1')).toBe('https://arxiv.org/abs/1');
    expect(safeLink('http://example.org')).toBe('http://example.org/');
    expect(['javascript:alert(1)', 'data:text/html,x', 'x', '', null].map(safeLink)).toEqual(
      Array(5).fill(null)
    );
  });
});

describe('a theme in one sentence', () => {
  const [series] = seriesOf(weeks([100, 200]), {'World Models': [2, 8]});
  const plain = (text: string) => text.replace(/\s/g, ' ');
  const change = series ? (latestChanges([series]).get(1) ?? null) : null;

  it('tells size, latest change and verdict', () =>
    expect(plain(describeTheme({papers: 10, share: 0.05, change}))).toBe(
      '10 papers, 5.0 % of the range shown; 2026-W15: up 2.0 points, from 2.0 % (2 papers) to 4.0 % (8 papers): no clear change.'
    ));

  it('tells the size alone where there is nothing to compare', () =>
    expect(plain(describeTheme({papers: 1, share: 1, change: null}))).toBe(
      '1 paper, 100.0 % of the range shown.'
    ));
});

it('hidden themes are counted', () =>
  expect([1, 2].map(describeHidden)).toEqual([
    '1 hidden theme is left out of lists and charts.',
    '2 hidden themes are left out of lists and charts.'
  ]));

it('tells of how many papers the themes were found in, where these were not all', () => {
  expect(describeFit({fit_papers: 40_000, fit_from: 1_000_000})).toBe(
    'The themes were found in 40,000 papers drawn at random from 1,000,000; the others were placed in them.'
  );
  expect(describeFit({fit_papers: 300, fit_from: 300})).toBe('');
});

import {describe, expect, it} from 'vitest';
import {describeNarrowing, describePapers} from '../../src/lib/view/describe-papers.ts';
import {DEFAULT_FILTERS} from '../../src/lib/view/filters.ts';
import {paperPath} from '../../src/lib/view/link.ts';
import {readPaging} from '../../src/lib/view/paging.ts';
import {paperFacets, paperOrders} from '../../src/lib/view/paper-facets.ts';
import {
  chosenThemes,
  readUnassigned,
  toggle,
  writePapersView,
  type PapersView
} from '../../src/lib/view/papers-filter.ts';

type Change = Partial<Omit<PapersView, 'filters'>> & {filters?: Partial<PapersView['filters']>};
const view = (change: Change = {}): PapersView => ({
  unassigned: false,
  order: 'newest',
  ...change,
  filters: {...DEFAULT_FILTERS, ...change.filters}
});

describe('a list of papers in words', () => {
  it('says all that narrows it, and its order', () => {
    const filters = {
      query: 'kv cache',
      organisations: ['Seed', 'NVIDIA'],
      votes: 10,
      from: '2026-04-06',
      to: '2026-05-03'
    };
    expect(describePapers(view({filters, order: 'relevance'}), ['World Models'])).toBe(
      'Found by “kv cache”, of Seed and NVIDIA, with 10 votes or more, in World Models, ' +
        'in the weeks from 6 April 2026 to 3 May 2026; most relevant first (BM25).'
    );
  });

  it('shows a phrase once in quotes, and phrases beside other words in single ones', () => {
    const found = (query: string) => describeNarrowing({query, organisations: [], votes: null});
    expect(found('"language model"')).toEqual(['found by the phrase “language model”']);
    expect(found('"language model')).toEqual(['found by the phrase “language model”']);
    expect(found('language model')).toEqual(['found by “language model”']);
    expect(found('agents "language model" -title:"case study')).toEqual([
      'found by “agents ‘language model’ -title:‘case study’”'
    ]);
    expect(found('"world model" "language model"')).toEqual([
      'found by “‘world model’ ‘language model’”'
    ]);
  });

  it('is all papers when nothing narrows it', () => {
    expect(describePapers(view({order: 'votes'}), [])).toBe('All papers, most votes first.');
    expect(describeNarrowing(DEFAULT_FILTERS)).toEqual([]);
  });

  it('counts many themes, and names papers without one', () => {
    const named = (names: string[], unassigned = false) =>
      describePapers(view({unassigned}), names);
    expect(named(['a', 'b', 'c', 'd'])).toBe('In 4 themes; newest first.');
    expect(named(['a'], true)).toBe('In a and no theme; newest first.');
    expect(named([], true)).toBe('In no theme; newest first.');
  });

  it('may be open on one side', () => {
    expect(describePapers(view({filters: {from: '2026-04-06'}}), [])).toBe(
      'From the week of 6 April 2026 on; newest first.'
    );
    expect(describePapers(view({filters: {to: '2026-04-06'}, order: 'closest'}), [])).toBe(
      'Up to the week of 6 April 2026; most typical of their theme first.'
    );
    expect(describeNarrowing({query: '', organisations: [], votes: 1})).toEqual([
      'with 1 vote or more'
    ]);
  });
});

describe('the address of a list of papers', () => {
  it('has the order only where it is not the usual one', () => {
    expect(writePapersView(view())).toBe('');
    expect(writePapersView(view({order: 'votes', unassigned: true}))).toBe(
      '?unassigned=yes&order=votes'
    );
    const searched = {filters: {query: 'kv'}};
    expect(writePapersView(view({...searched, order: 'relevance'}), {page: '2'})).toBe(
      '?q=kv&page=2'
    );
    expect(writePapersView(view(searched))).toBe('?q=kv&order=newest');
  });

  it('asks for papers without a theme by a word', () => {
    const read = (text: string) => readUnassigned(new URLSearchParams(text));
    expect([read('').unassigned, read('unassigned=yes').unassigned]).toEqual([false, true]);
    expect(read('unassigned=1')).toMatchObject({
      unassigned: false,
      problems: ['“1” is no value of unassigned (yes), so it is left out.']
    });
    expect([chosenThemes([3], true), chosenThemes([3], false)]).toEqual([[0, 3], [3]]);
  });

  it('of one paper holds its id, whatever it is made of', () =>
    expect([paperPath('2604.01234'), paperPath('doi:10.1/a b?#')]).toEqual([
      '/papers/2604.01234',
      '/papers/doi%3A10.1%2Fa%20b%3F%23'
    ]));
});

describe('a value of a facet', () => {
  it('is added in order, and taken back', () => {
    expect([toggle([2, 9], 5), toggle([2, 5, 9], 5)]).toEqual([
      [2, 5, 9],
      [2, 9]
    ]);
  });

  it('of areas is a link that keeps the other filters and drops the area when it is chosen', () => {
    const hrefs = (areas: number[]) =>
      paperFacets(view({filters: {areas, votes: 5}}), counts).areas.map(({href, chosen}) => [
        href,
        chosen
      ]);
    expect(hrefs([])).toEqual([['/papers?area=2&votes=5', false]]);
    expect(hrefs([2])).toEqual([['/papers?votes=5', true]]);
  });

  const counts = {
    areas: [{area_id: 2, area: 'Simulation', papers: 6}],
    themes: [
      {theme_id: 7, theme: 'World Models', papers: 5},
      {theme_id: null, theme: null, papers: 2}
    ],
    organisations: [{organisation: 'Seed', papers: 3, chosen: false}],
    votes: [
      {votes: 1, papers: 4},
      {votes: 5, papers: 1},
      {votes: 10, papers: 0},
      {votes: 20, papers: 0}
    ]
  };

  it('leads to the list with it, on its first page', () => {
    const facets = paperFacets(view({filters: {query: 'kv'}, order: 'votes'}), counts);
    expect(facets.themes).toEqual([
      {text: 'World Models', papers: 5, href: '/papers?q=kv&theme=7&order=votes', chosen: false},
      {text: 'No theme', papers: 2, href: '/papers?q=kv&unassigned=yes&order=votes', chosen: false}
    ]);
    expect(facets.organisations[0]?.href).toBe('/papers?q=kv&organisation=Seed&order=votes');
  });

  it('that is chosen leads back', () => {
    const filters = {themes: [7, 9], organisations: ['Seed'], votes: 5};
    const facets = paperFacets(view({filters, unassigned: true}), {
      ...counts,
      organisations: [{organisation: 'Seed', papers: 3, chosen: true}]
    });
    expect(facets.themes.map(({href, chosen}) => [href, chosen])).toEqual([
      ['/papers?theme=9&organisation=Seed&votes=5&unassigned=yes', true],
      ['/papers?theme=7&theme=9&organisation=Seed&votes=5', true]
    ]);
    expect(facets.organisations[0]).toMatchObject({
      href: '/papers?theme=7&theme=9&votes=5&unassigned=yes',
      chosen: true
    });
    expect(facets.votes[1]).toMatchObject({
      href: '/papers?theme=7&theme=9&organisation=Seed&unassigned=yes',
      chosen: true
    });
  });

  it('of votes is left out without a paper, unless it is chosen', () => {
    const shown = (votes: number | null) =>
      paperFacets(view({filters: {votes}}), counts).votes.map(({text}) => text);
    expect(shown(null)).toEqual(['1 or more', '5 or more']);
    expect(shown(20)).toEqual(['1 or more', '5 or more', '20 or more']);
  });
});

describe('the order of a list', () => {
  it('may be by relevance only when something is searched for', () => {
    const texts = (query: string) =>
      paperOrders(view({filters: {query}, order: 'votes'})).map(({text, current}) => [
        text,
        current
      ]);
    expect(texts('')).toEqual([
      ['Newest', false],
      ['Most votes', true],
      ['Most typical', false]
    ]);
    expect(texts('kv')[0]).toEqual(['Most relevant', false]);
    const read = (text: string, searched: boolean) =>
      readPaging(new URLSearchParams(text), 10, {searched});
    expect([read('', true).order, read('', false).order]).toEqual(['relevance', 'newest']);
    expect(read('order=relevance', false)).toMatchObject({
      order: 'newest',
      problems: [
        '“relevance” is no order (there are newest, votes and closest); shown is order “newest”.'
      ]
    });
  });
});

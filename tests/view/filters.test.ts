import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  chartOf,
  CHARTS,
  DEFAULT_FILTERS,
  narrows,
  readFilters,
  writeFilters
} from '../../src/lib/view/filters.ts';

const read = (query: string) => readFilters(new URLSearchParams(query));
const day = fc
  .date({min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true})
  .map((date) => date.toISOString().slice(0, 10));
const text = fc
  .string({maxLength: 40, unit: 'grapheme'})
  .map((value) => value.replace(/\s+/g, ' ').trim());
const filters = fc
  .record({
    query: text,
    organisations: fc
      .uniqueArray(text, {maxLength: 20})
      .map((names) => names.filter((name) => name !== '').sort()),
    votes: fc.option(fc.integer({min: 1, max: 999_999_999})),
    from: fc.option(day),
    to: fc.option(day),
    themes: fc
      .uniqueArray(fc.integer({min: 1, max: 2 ** 31 - 1}))
      .map((ids) => ids.sort((a, b) => a - b)),
    areas: fc.uniqueArray(fc.integer({min: 1, max: 8})).map((ids) => ids.sort((a, b) => a - b)),
    chart: fc.constantFrom(null, ...CHARTS),
    panels: fc.constantFrom(null, 'all' as const),
    measure: fc.constantFrom('share' as const, 'count' as const),
    unit: fc.constantFrom('week' as const, 'month' as const),
    sort: fc.constantFrom(
      ...(['theme', '-theme', 'papers', '-papers', 'change', '-change'] as const)
    )
  })
  .filter(({from, to}) => !from || !to || from <= to);

describe('the filters of a URL', () => {
  it('are the defaults when the URL says nothing', () =>
    expect(read('')).toEqual({filters: DEFAULT_FILTERS, problems: [], faults: []}));

  it('come back as they were written', () => {
    fc.assert(
      fc.property(filters, (wanted) => {
        expect(read(writeFilters(wanted))).toMatchObject({filters: wanted, problems: []});
      })
    );
  });

  it('are written only where they differ from the defaults', () => {
    expect(writeFilters(DEFAULT_FILTERS)).toBe('');
    expect(
      writeFilters({...DEFAULT_FILTERS, from: '2026-04-06', themes: [3, 7], measure: 'count'})
    ).toBe('?from=2026-04-06&theme=3&theme=7&measure=count');
    expect(writeFilters(DEFAULT_FILTERS, {page: '2'})).toBe('?page=2');
  });

  it('take the empty fields of a form for open', () =>
    expect(read('from=&to=&theme=&sort=')).toEqual({
      filters: DEFAULT_FILTERS,
      problems: [],
      faults: []
    }));

  it('fall back from a wrong value and say so in one sentence each', () => {
    const {
      filters: found,
      problems,
      faults
    } = read('from=2026-02-30&to=soon&theme=abc&theme=-1&unit=year&sort=evil');
    // A file has nothing to show instead.
    expect(faults.slice(1, 4)).toEqual([
      '“soon” is no date (YYYY-MM-DD).',
      '“abc” and “-1”: no theme has such a number.',
      '“year” is no unit (there are week and month).'
    ]);
    expect(found).toEqual(DEFAULT_FILTERS);
    expect(problems).toEqual([
      '“2026-02-30” is no date (YYYY-MM-DD), so “from” is left open.',
      '“soon” is no date (YYYY-MM-DD), so “to” is left open.',
      '“abc” and “-1”: no theme has such a number.',
      '“year” is no unit (there are week and month); shown is unit “week”.',
      '“evil” is no sort (there are theme, -theme, area, -area, papers, -papers, change and -change); shown is sort “-papers”.'
    ]);
  });

  it('swap a range that runs backwards', () => {
    const {filters: found, problems} = read('from=2026-05-01&to=2026-04-01');
    expect([found.from, found.to]).toEqual(['2026-04-01', '2026-05-01']);
    expect(problems).toEqual(['1 May 2026 lies after 1 April 2026, so the two are swapped.']);
  });

  it('name each theme once, in rising order, and none beyond an INTEGER', () => {
    expect(read('theme=10&theme=9&theme=10').filters.themes).toEqual([9, 10]);
    expect(read('theme=2147483648').problems).toHaveLength(1);
  });

  it('hold a search, organisations and the least number of votes', () => {
    const query = 'q=+world++model&organisation=Seed&organisation=AI+2&organisation=Seed&votes=10';
    const {filters: found, problems} = read(query);
    expect(found).toEqual({
      ...DEFAULT_FILTERS,
      query: 'world model',
      organisations: ['AI 2', 'Seed'],
      votes: 10
    });
    expect(problems).toEqual([]);
    expect(writeFilters(found)).toBe('?q=world+model&organisation=AI+2&organisation=Seed&votes=10');
    expect([narrows(found), narrows(DEFAULT_FILTERS)]).toEqual([true, false]);
  });

  it('cut a search and organisations that are too many, and refuse votes that are no number', () => {
    const many = Array.from({length: 21}, (_, index) => `organisation=${index}`).join('&');
    const {filters: found, problems} = read(`q=${'x'.repeat(201)}&votes=0&${many}`);
    expect([found.query.length, found.votes, found.organisations.length]).toEqual([200, null, 20]);
    expect(problems).toEqual([
      `A search has at most 200 characters; what follows “${'x'.repeat(40)}…” is left out.`,
      'At most 20 organisations can be chosen; the rest is left out.',
      '“0” is no number of votes (1 or more), so papers with any are shown.'
    ]);
  });

  it('hold areas and the kind of chart, and say when there is none of either', () => {
    const {filters: found, problems} = read('area=3&area=1&area=x&chart=lines');
    expect([found.areas, found.chart]).toEqual([[1, 3], 'lines']);
    expect(problems).toEqual(['“x”: no area has such a number.']);
    expect(read('panels=8').problems).toEqual([
      '“8” is no value of panels (all), so the panels of themes that changed most are shown.'
    ]);
    expect(read('chart=pie')).toMatchObject({
      filters: {...DEFAULT_FILTERS, chart: 'multiples'},
      problems: [
        '“pie” is no chart (there are multiples, lines, stacked, rank and heat); shown is chart “multiples”.'
      ]
    });
  });

  it('draw chosen themes on one axis and all in panels, unless another chart is asked for', () => {
    expect(chartOf({chart: null, themes: []})).toBe('multiples');
    expect(chartOf({chart: null, themes: [4]})).toBe('lines');
    expect(chartOf({chart: 'heat', themes: [4]})).toBe('heat');
  });

  it('never throw, whatever the URL holds', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const {filters: found} = read(query);
        expect(read(writeFilters(found))).toMatchObject({filters: found, problems: []});
      })
    );
  });
});

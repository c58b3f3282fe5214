import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {latestComplete, presets} from '../../src/lib/view/range.ts';
import {missingSides, pickSides, writeSides} from '../../src/lib/view/sides.ts';
import {weeks} from './fixture.ts';

const periods = weeks([3, 10, 20, 5], [0, 3]);
const pick = (query: string, from = periods) => pickSides(from, new URLSearchParams(query));
const names = (query: string, from = periods) =>
  pick(query, from).pair?.map(({period}) => period) ?? null;

describe('the two sides of a comparison', () => {
  it('are the last two complete weeks by default', () =>
    expect(names('')).toEqual(['2026-W15', '2026-W16']));
  it('are those that the URL names', () =>
    expect(names('a=2026-W14&b=2026-W17')).toEqual(['2026-W14', '2026-W17']));
  it('fall back when the URL names none of the data', () => {
    expect(names('a=2020-W01')).toEqual(['2026-W15', '2026-W16']);
    expect(pick('a=2020-W01').problems).toEqual([
      '“2020-W01” is not among the weeks or months of the data.'
    ]);
  });
  it('stand in the order of time', () => {
    expect(names('a=2026-W16&b=2026-W15')).toEqual(['2026-W15', '2026-W16']);
    expect(pick('a=2026-W16&b=2026-W15').problems).toEqual([
      '2026-W15 comes before 2026-W16, so it stands first.'
    ]);
  });
  it('may be the same, which is said', () =>
    expect(pick('a=2026-W15&b=2026-W15').problems).toEqual([
      'Both sides are 2026-W15: choose another one.'
    ]));
  it('are none when fewer than two are complete, unless the URL names one', () => {
    expect(names('', weeks([1, 2], [1]))).toBeNull();
    expect(names('b=2026-W15', weeks([1, 2], [1]))).toEqual(['2026-W14', '2026-W15']);
    expect(names('a=2026-W14', weeks([1, 2], [1]))).toEqual(['2026-W14', '2026-W15']);
    expect(names('', weeks([1]))).toBeNull();
    expect(names('', [])).toBeNull();
  });
});

describe('sides that are missing', () => {
  const told = (from: typeof periods) => {
    const {text, anyway} = missingSides(from, 'week');
    return [text, anyway?.map(({period}) => period) ?? null];
  };

  it('are told with the weeks that may be compared all the same', () => {
    expect(told(weeks([1, 2], [1]))).toEqual([
      'Two complete weeks are needed to tell what changed, and only 2026-W14 is: part of a week may look like a change.',
      ['2026-W14', '2026-W15']
    ]);
    expect(told(weeks([1, 2], [0, 1]))[0]).toContain(
      'are needed to tell what changed, and none is:'
    );
  });

  it('are not offered where the data has one week or none', () => {
    expect(told(weeks([1]))).toEqual(['Two weeks are needed, and the data has only one.', null]);
    expect(told([])).toEqual(['Two weeks are needed, and the data has none.', null]);
  });
});

describe('a side that is a range', () => {
  it('runs from one week to another with the papers of all, partial when one is', () => {
    const {pair, problems} = pick('a=2026-W14&a_to=2026-W15&b=2026-W16');
    expect(problems).toEqual([]);
    expect(pair?.[0]).toEqual({
      period: '2026-W14..2026-W15',
      period_start: '2026-03-30',
      period_end: '2026-04-12',
      papers: 13,
      complete: false
    });
    expect(pick('a=2026-W15&a_to=2026-W16&b=2026-W17').pair?.[0].complete).toBe(true);
  });

  it('is one week when both ends are the same or one is left out', () => {
    expect(names('a=2026-W15&a_to=2026-W15')).toEqual(['2026-W15', '2026-W16']);
    expect(names('a_to=2026-W14&b=2026-W16')).toEqual(['2026-W14', '2026-W16']);
  });

  it('may name its ends in either order', () =>
    expect(names('a=2026-W15&a_to=2026-W14&b=2026-W16')).toEqual([
      '2026-W14..2026-W15',
      '2026-W16'
    ]));

  it('that overlaps the other is named, as no paper may count on both sides', () =>
    expect(pick('a=2026-W14&a_to=2026-W16&b=2026-W15&b_to=2026-W17').problems).toEqual([
      '2026-W14–W16 and 2026-W15–W17 overlap: papers that count on both sides hide changes, so choose ranges apart.'
    ]));

  it('comes back from the URL as it was written', () => {
    const many = weeks([1, 2, 3, 4, 5, 6, 7, 8]);
    const place = fc.nat({max: 7});
    fc.assert(
      fc.property(fc.tuple(place, place, place, place), (places) => {
        const [p = 0, q = 0, r = 0, s = 0] = places.sort((a, b) => a - b);
        const parameters = new URLSearchParams(
          [p, q, r, s].map((at, index) => [
            ['a', 'a_to', 'b', 'b_to'][index] ?? '',
            many[at]?.period ?? ''
          ])
        );
        const {pair} = pickSides(many, parameters);
        expect(pair).not.toBeNull();
        if (pair) {
          expect(pickSides(many, new URLSearchParams(writeSides(...pair))).pair).toEqual(pair);
        }
      })
    );
  });
});

describe('the presets', () => {
  const told = (from: typeof periods, unit: 'week' | 'month' = 'week') =>
    presets(from, unit).map(({text, a, b}) => [text, a.period, b.period]);

  it('are the last complete week and the last four against as many before', () =>
    expect(told(weeks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [0, 9]))).toEqual([
      ['Last week against the one before', '2026-W21', '2026-W22'],
      ['Last 4 weeks against the 4 before', '2026-W15..2026-W18', '2026-W19..2026-W22']
    ]));

  it('are those that the data allows', () => {
    expect(told(weeks([1, 2, 3, 4, 5, 6, 7])).map(([text]) => text)).toEqual([
      'Last week against the one before'
    ]);
    expect(told(weeks([1, 2], [1]))).toEqual([]);
  });

  it('take three months where four weeks are taken', () =>
    expect(told(weeks([1, 2, 3, 4, 5, 6]), 'month')[1]).toEqual([
      'Last 3 months against the 3 before',
      '2026-W14..2026-W16',
      '2026-W17..2026-W19'
    ]));
});

describe('the newest periods', () => {
  it('are the last eight complete ones, without the partial week at the end', () =>
    expect(latestComplete(weeks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [9]), 'week')).toEqual({
      text: 'Last 8 complete weeks',
      from: '2026-04-06',
      to: '2026-05-31'
    }));

  it('are fewer where the data has fewer, and none to offer when these are all, or one', () => {
    expect(latestComplete(weeks([1, 2, 3], [2]), 'month')).toEqual({
      text: 'Last 2 complete months',
      from: '2026-03-30',
      to: '2026-04-12'
    });
    expect(latestComplete(weeks([1, 2, 3]), 'week')).toBeNull();
    expect(latestComplete(weeks([1, 2], [1]), 'week')).toBeNull();
  });
});

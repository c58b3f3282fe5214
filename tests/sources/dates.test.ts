import {describe, expect, it} from 'vitest';
import {dayOf, monthNumber, readDay} from '../../src/lib/sources/dates.ts';

describe('readDay', () => {
  it.each([
    ['2026-05-29', '2026-05-29'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2026-05-29T00:00:00.000Z', '2026-05-29'],
    ['2026-05-29T23:59:59Z', '2026-05-29'],
    ['2026-05-29T23:30:00+14:00', '2026-05-29'],
    ['2026-05-29T23:30:00-0330', '2026-05-29'],
    ['2026-05-29T23:30', '2026-05-29'],
    ['2026-05-29 08:00:00.123456', '2026-05-29']
  ])('reads %s', (text, day) => expect(readDay(text)).toBe(day));

  it.each([
    ...['', 'n.d.', '2026', '2026-05', '2026-5-29', '29.05.2026', '2026-05-29x', '20260529'],
    ...['2026-02-30', '2025-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31'],
    ...['2026-05-00', '0999-05-29', ' 2026-05-29', '2026-05-29T', '2026-05-29\n', '٢٠٢٦-05-29']
  ])('refuses %j', (text) => expect(readDay(text)).toBeNull());
});

it('knows the last day of each month', () => {
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  expect(last.map((day, index) => dayOf(2026, index + 1, day))).not.toContain(null);
  expect(last.map((day, index) => dayOf(2026, index + 1, day + 1))).toEqual(Array(12).fill(null));
});

it('knows the years from 1000 to 9999', () =>
  expect([999, 1000, 9999, 10_000].map((year) => dayOf(year, 1, 1))).toEqual([
    ...[null, '1000-01-01', '9999-01-01', null]
  ]));

it('makes days of numbers with leading zeros', () => expect(dayOf(2026, 3, 5)).toBe('2026-03-05'));

describe('monthNumber', () => {
  const short = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const long =
    'January February March April May June July August September October November December';

  it('knows the months by three letters and in full', () => {
    expect(short.map(monthNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(long.split(' ').map(monthNumber)).toEqual(short.map(monthNumber));
  });

  it('knows nothing else', () =>
    expect(['', 'Maybe', 'Febr', 'May.'].map(monthNumber)).toEqual([...[null, null, null, null]]));
});

import {describe, expect, it} from 'vitest';
import {isDay} from '../../src/lib/view/day.ts';
import * as format from '../../src/lib/view/format.ts';

const week = {
  period: '2026-W15',
  period_start: '2026-04-06',
  period_end: '2026-04-12',
  papers: 1,
  complete: true
};
const month = {
  ...week,
  period: '2026-04',
  period_start: '2026-04-01',
  period_end: '2026-04-30'
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  it('have thousands and their noun', () => {
    expect(format.formatCount(1492)).toBe('1,492');
    expect(
      [
        [2, 5],
        [3, 1],
        [0, 1],
        [1, 0],
        [4, 4]
      ].map(([a = 0, b = 0]) => format.formatPaperCourse(a, b))
    ).toEqual([
      '2 → 5 papers',
      '3 → 1 paper',
      'no paper → 1 paper',
      '1 paper → none',
      '4 papers both times'
    ]);
    expect(format.formatPapers(1)).toBe('1 paper');
    expect(format.formatPapers(1492)).toBe('1,492 papers');
    expect(format.formatUnits(9, 'week')).toBe('9 weeks');
    expect(format.formatUnits(1, 'month')).toBe('1 month');
  });
  it('are shares in per cent with one decimal', () => {
    expect(plain(format.formatShare(0.0312))).toBe('3.1 %');
    expect(format.formatPercentTick(0.025)).toBe('2.5');
    expect(format.formatPercentTick(0.1)).toBe('10');
  });
  it('are intervals of a difference in points and of a share in per cent', () => {
    expect(format.formatPointRange(-0.004, 0.021)).toBe('−0.4 to +2.1');
    expect(format.formatShareRange({lower: 0.0204, upper: 0.0479})).toBe('2.0–4.8');
  });
  it('are p-values with three decimals, and never 0', () => {
    expect([0.0314, 0.001, 1].map(format.formatP)).toEqual(['0.031', '0.001', '1.000']);
    expect(plain(format.formatP(0.0009))).toBe('< 0.001');
  });
  it('are changes in points whose word, sign and number agree', () => {
    expect(['0.021', '-0.004', '0.0004', '-0.0004'].map(Number).map(format.formatPoints)).toEqual([
      '+2.1',
      '−0.4',
      '0.0',
      '0.0'
    ]);
    expect([0.021, -0.01, -0.0004].map(format.formatChange).map(plain)).toEqual([
      'up 2.1 points',
      'down 1.0 point',
      'level'
    ]);
  });
});

describe('days and periods', () => {
  it('are named in words', () => {
    expect(format.formatDay('2026-04-06')).toBe('6 April 2026');
    expect(format.formatShortDay('2026-04-06')).toBe('6 Apr');
    expect(format.formatDays('2026-04-06', '2026-04-12')).toBe('6–12 April');
    expect(format.formatDays('2026-03-30', '2026-04-05', {year: true})).toBe(
      '30 March – 5 April 2026'
    );
    expect(format.formatDays('2026-12-28', '2027-01-03')).toBe('28 December 2026 – 3 January 2027');
  });
  it('have an ISO week with its days, or a month', () => {
    expect(format.formatPeriod(week)).toBe('2026-W15, 6–12 April');
    expect(format.formatPeriod(month)).toBe('April 2026');
    expect([week, month].map(format.formatShortPeriod)).toEqual(['W15', 'Apr']);
    expect([week, month].map(format.formatPeriodName)).toEqual(['2026-W15', 'April 2026']);
  });

  it.each([
    ['2026-W15..2026-W18', '2026-04-06', '2026-05-03', '2026-W15–W18', 'W15–W18'],
    ['2025-W52..2026-W03', '2025-12-22', '2026-01-18', '2025-W52 – 2026-W03', 'W52–W03'],
    ['2026-04..2026-05', '2026-04-01', '2026-05-31', 'April–May 2026', 'Apr–May'],
    ['2025-12..2026-01', '2025-12-01', '2026-01-31', 'December 2025 – January 2026', 'Dec–Jan']
  ])('name the range %s by its ends', (period, period_start, period_end, name, short) => {
    const range = {...week, period, period_start, period_end};
    expect(format.formatPeriodName(range)).toBe(name);
    expect(format.formatShortPeriod(range)).toBe(short);
    const days = format.formatDays(period_start, period_end);
    expect(format.formatPeriod(range)).toBe(period.includes('W') ? `${name}, ${days}` : name);
  });
  it('are days only when the calendar has them', () => {
    expect(['2026-02-28', '2024-02-29'].map(isDay)).toEqual([true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-4-1', '', 'today'].map(isDay)).toEqual(
      Array(5).fill(false)
    );
  });
});

it('lists read as a sentence does', () =>
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(format.formatList)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c'
  ]));

import {describe, expect, it} from 'vitest';
import type {ThemeWeek, Week} from '../../src/lib/model.ts';
import {dayNumber, dayOf} from '../../src/lib/pipeline/calendar.ts';
import {findEmergence} from '../../src/lib/pipeline/emergence.ts';

const monday = (week: number) => dayOf(dayNumber('2026-03-02') + 7 * week);

/** Weeks from 2 March 2026 of 100 papers each; those named in `partial` are incomplete. */
const stream = (count: number, partial: readonly number[] = []): Week[] =>
  Array.from({length: count}, (_, week) => ({
    start: monday(week),
    name: '',
    papers: 100,
    daysExpected: 5,
    daysCovered: partial.includes(week) ? 3 : 5,
    daysCapped: 0,
    thin: false,
    complete: !partial.includes(week)
  }));

const counts = (themeId: number, papers: readonly number[]): ThemeWeek[] =>
  papers.map((count, week) => ({weekStart: monday(week), themeId, papers: count}));

const firm = (id: number) => ({id, confidence: 0.9});

const RISING = [0, 1, 0, 0, 0, 2, 2, 1, 9, 9, 9, 9];

describe('the emergence of a theme', () => {
  const weeks = stream(12);
  const themeWeeks = [...counts(7, RISING), ...counts(3, new Array<number>(12).fill(5))];
  const [seven, three] = findEmergence([firm(7), firm(3)], {weeks, themeWeeks});

  it('has the first week that starts enough support, not that of a stray paper', () =>
    expect(seven).toMatchObject({themeId: 7, firstSeen: '2026-04-06', sinceStart: false}));

  it('has its bursts and the weeks compared, by their Mondays', () => {
    expect(seven?.bursts).toMatchObject([{from: '2026-04-27', to: '2026-05-18'}]);
    expect(seven).toMatchObject({
      recent: {from: '2026-04-27', to: '2026-05-18', papers: 36, total: 400},
      before: {from: '2026-03-02', to: '2026-04-20', papers: 6, total: 800},
      verdict: 'rose',
      rising: true
    });
  });

  it('of one that was always there tells so', () =>
    expect(three).toMatchObject({
      firstSeen: '2026-03-02',
      sinceStart: true,
      bursts: [],
      verdict: 'no clear change',
      rising: false
    }));

  it('never rises when the theme is weak', () =>
    expect(findEmergence([{id: 7, confidence: 0.5}], {weeks, themeWeeks})[0]?.rising).toBe(false));

  it('is seen in an incomplete week, but makes no news of it', () => {
    const [late] = findEmergence([firm(1)], {
      weeks: stream(12, [11]),
      themeWeeks: counts(1, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40])
    });
    expect(late).toMatchObject({firstSeen: monday(11), bursts: [], rising: false});
    expect(late?.recent).toMatchObject({from: monday(7), to: monday(10)});
  });

  it('has no weeks to compare in a short stream', () =>
    expect(
      findEmergence([firm(1)], {weeks: stream(4), themeWeeks: counts(1, [9, 9, 9, 9])})[0]
    ).toMatchObject({recent: null, before: null, verdict: 'too few papers', rising: false}));
});

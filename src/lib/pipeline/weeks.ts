import type {Assignment, Day, Paper, ThemeWeek, Week} from '../model.ts';
import {dayNumber, dayOf, weekName, weekStart} from './calendar.ts';

/** The day that puts a paper into a week: the day it was listed, else the day it was published. */
export const dayOfPaper = ({listed, published}: Pick<Paper, 'listed' | 'published'>): Day | null =>
  listed ?? published;

/** A weekday is expected in every week when this share of the weeks between the ends has it. */
const REGULAR = 0.9;
/** Weeks between the ends that it takes to tell a habit. */
const HABIT = 2;

/** The Mondays from the first to the last day, without a gap. */
function mondays(first: Day, last: Day): Day[] {
  const start = dayNumber(weekStart(first));
  const count = (dayNumber(weekStart(last)) - start) / 7 + 1;
  return Array.from({length: count}, (_, index) => dayOf(start + 7 * index));
}

/**
 * The weekdays on which the stream regularly brings papers, 0 for Monday. A stream without any
 * habit, or of fewer than four weeks, is expected on all seven.
 */
function regularWeekdays(days: ReadonlySet<Day>, weeks: readonly Day[]): number[] {
  const inner = weeks.slice(1, -1).map(dayNumber);
  const regular = [0, 1, 2, 3, 4, 5, 6].filter((offset) => {
    const present = inner.filter((monday) => days.has(dayOf(monday + offset))).length;
    return inner.length >= HABIT && present >= REGULAR * inner.length;
  });
  return regular.length > 0 ? regular : [0, 1, 2, 3, 4, 5, 6];
}

/** Whether the data can speak for a day: it lies between the ends and, on a regular day, has papers. */
function isCovered(day: Day, {first, last, days, regular}: Coverage): boolean {
  return day >= first && day <= last && (!regular || days.has(day));
}

interface Coverage {
  readonly first: Day;
  readonly last: Day;
  readonly days: ReadonlySet<Day>;
  /** Whether the stream has regular weekdays, so that one without papers is a gap. */
  readonly regular: boolean;
}

/**
 * The weeks from the first to the last paper, Monday to Sunday, weeks without papers included. A
 * week is complete when the data covers every weekday on which the stream regularly brings papers.
 */
export function countWeeks(papers: readonly Paper[]): Week[] {
  const dates = papers.map(dayOfPaper).filter((day) => day !== null);
  if (dates.length === 0) return [];
  const days = new Set(dates);
  const [first, last] = ends(dates);
  const starts = mondays(first, last);
  const expected = regularWeekdays(days, starts);
  const coverage = {first, last, days, regular: expected.length < 7};
  const counts = new Map<Day, number>();
  for (const day of dates) counts.set(weekStart(day), (counts.get(weekStart(day)) ?? 0) + 1);
  return starts.map((start) => ({
    start,
    name: weekName(start),
    papers: counts.get(start) ?? 0,
    daysExpected: expected.length,
    daysCovered: expected.filter((offset) => isCovered(dayOf(dayNumber(start) + offset), coverage))
      .length
  }));
}

function ends(days: readonly Day[]): readonly [Day, Day] {
  const first = days.reduce((least, day) => (day < least ? day : least));
  const last = days.reduce((most, day) => (day > most ? day : most));
  return [first, last];
}

/** Papers of each theme in each week, weeks without any as 0; by week, then in the order of the themes given. */
export function countThemeWeeks(
  papers: readonly Paper[],
  assignments: readonly Pick<Assignment, 'themeId'>[],
  {weeks, themeIds}: {weeks: readonly Week[]; themeIds: readonly number[]}
): ThemeWeek[] {
  const counts = new Map(weeks.map(({start}) => [start, new Map<number, number>()]));
  papers.forEach((paper, index) => {
    const day = dayOfPaper(paper);
    const themeId = assignments[index]?.themeId ?? null;
    const row = day === null ? undefined : counts.get(weekStart(day));
    if (row && themeId !== null) row.set(themeId, (row.get(themeId) ?? 0) + 1);
  });
  return weeks.flatMap(({start}) =>
    themeIds.map((themeId) => ({
      weekStart: start,
      themeId,
      papers: counts.get(start)?.get(themeId) ?? 0
    }))
  );
}

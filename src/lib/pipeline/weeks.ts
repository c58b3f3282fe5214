import type {Assignment, Day, PaperFacts, ThemeWeek, Week} from '../model.ts';
import {dayNumber, dayOf, weekName, weekStart} from './calendar.ts';
import {cappedDays} from './capped-days.ts';
import {countEach} from './count-each.ts';
import {thinWeeks} from './thin-weeks.ts';

/** The day that puts a paper into a week: the day it was listed, else the day it was published. */
export const dayOfPaper = ({
  listed,
  published
}: Pick<PaperFacts, 'listed' | 'published'>): Day | null => listed ?? published;

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

/** The weekdays on which a stream is expected, 0 for Monday. */
interface Habit {
  readonly weekdays: readonly number[];
  /** Whether they come from the data; a stream without any habit is expected on all seven, and none is a gap. */
  readonly known: boolean;
}

const ALL_WEEK = [0, 1, 2, 3, 4, 5, 6];

/** The weekdays on which the stream regularly brings papers; of fewer than four weeks none is known. */
function habitOf(days: ReadonlySet<Day>, weeks: readonly Day[]): Habit {
  const inner = weeks.slice(1, -1).map(dayNumber);
  const weekdays = ALL_WEEK.filter((offset) => {
    const present = inner.filter((monday) => days.has(dayOf(monday + offset))).length;
    return inner.length >= HABIT && present >= REGULAR * inner.length;
  });
  return weekdays.length > 0 ? {weekdays, known: true} : {weekdays: ALL_WEEK, known: false};
}

/** What is known of the days of a stream. */
export interface Coverage {
  readonly first: Day;
  readonly last: Day;
  /** Mondays from the first to the last day. */
  readonly weeks: readonly Day[];
  /** Weekdays on which papers are expected, 0 for Monday. */
  readonly weekdays: readonly number[];
  /** Whether the data can speak for a day: it lies between the ends and is no gap. */
  readonly covers: (day: Day) => boolean;
}

/** What the days of the papers tell of the stream; null when there are none. */
export function coverageOf(dates: readonly Day[]): Coverage | null {
  if (dates.length === 0) return null;
  const days = new Set(dates);
  const [first, last] = ends(dates);
  const weeks = mondays(first, last);
  const {weekdays, known} = habitOf(days, weeks);
  const covers = (day: Day) => day >= first && day <= last && (!known || days.has(day));
  return {first, last, weeks, weekdays, covers};
}

/**
 * The weeks from the first to the last paper, Monday to Sunday, weeks without papers included. A
 * week is complete when the data covers every weekday on which the stream regularly brings papers, and it is not thin.
 * This is the only place that says so.
 */
export function countWeeks(papers: readonly PaperFacts[]): Week[] {
  const dates = papers.map(dayOfPaper).filter((day) => day !== null);
  const coverage = coverageOf(dates);
  if (!coverage) return [];
  const {weeks, weekdays, covers} = coverage;
  const counts = countEach(dates.map(weekStart));
  const capped = countEach([...cappedDays(papers)].map(weekStart));
  const counted = weeks.map((start) => ({
    start,
    name: weekName(start),
    papers: counts.get(start) ?? 0,
    daysExpected: weekdays.length,
    daysCovered: weekdays.filter((offset) => covers(dayOf(dayNumber(start) + offset))).length,
    daysCapped: capped.get(start) ?? 0
  }));
  const thin = thinWeeks(counted);
  return counted.map((week, place) => {
    const isThin = thin[place] ?? false;
    return {...week, thin: isThin, complete: week.daysCovered >= week.daysExpected && !isThin};
  });
}

function ends(days: readonly Day[]): readonly [Day, Day] {
  const first = days.reduce((least, day) => (day < least ? day : least));
  const last = days.reduce((most, day) => (day > most ? day : most));
  return [first, last];
}

/** Papers of each theme in each week, weeks without any as 0; by week, then in the order of the themes given. */
export function countThemeWeeks(
  papers: readonly PaperFacts[],
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

import type {Day} from '../model.ts';

/** One day of the stream, as a calendar shows it. */
export interface CalendarDay {
  readonly day: Day;
  readonly papers: number;
  /** covered, capped, missing or quiet. */
  readonly state: string;
}

/** A day with its place in a grid of weeks (columns) and weekdays (rows). */
export interface CalendarCell extends CalendarDay {
  /** From 0 for the week of the first day. */
  readonly column: number;
  /** 0 for Monday to 6 for Sunday. */
  readonly row: number;
}

const DAY_LENGTH = 86_400_000;
const WEEK = 7;
/** 1 January 1970 was a Thursday. */
const EPOCH_ROW = 3;

const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_LENGTH;
const rowOf = (number: number): number => (((number + EPOCH_ROW) % WEEK) + WEEK) % WEEK;

/** Places days in a grid of weeks and weekdays, both from the first day on. */
export function calendarGrid(days: readonly CalendarDay[]): CalendarCell[] {
  const [first] = days;
  if (!first) return [];
  const start = numberOf(first.day);
  const monday = start - rowOf(start);
  return days.map((day) => {
    const number = numberOf(day.day);
    return {...day, column: Math.floor((number - monday) / WEEK), row: rowOf(number)};
  });
}

/** One week of a calendar as a row of a table: its Monday's cell may be missing at both ends of the data. */
export interface CalendarWeek {
  readonly column: number;
  /** Monday to Sunday; null outside the data. */
  readonly days: readonly (CalendarDay | null)[];
  readonly papers: number;
}

/** The weeks of a calendar, the latest first. */
export function calendarWeeks(cells: readonly CalendarCell[]): CalendarWeek[] {
  const columns = [...new Set(cells.map(({column}) => column))].sort((a, b) => b - a);
  return columns.map((column) => {
    const own = cells.filter((cell) => cell.column === column);
    const days = Array.from(
      {length: WEEK},
      (_, row) => own.find((cell) => cell.row === row) ?? null
    );
    return {column, days, papers: own.reduce((sum, {papers}) => sum + papers, 0)};
  });
}

/** The days of one source among all days: those of which it told nothing are there with 0. */
export function daysOfSource(
  days: readonly CalendarDay[],
  rows: readonly {readonly day: Day; readonly source: string; readonly papers: number}[],
  source: string
): CalendarDay[] {
  const own = new Map(
    rows.filter((row) => row.source === source).map(({day, papers}) => [day, papers])
  );
  return days.map(({day}) => {
    const papers = own.get(day) ?? 0;
    return {day, papers, state: papers > 0 ? 'covered' : 'quiet'};
  });
}

import type {Day} from '../model.ts';
import {dayOf} from './dates.ts';
import type {PrintedDate} from './page-lines.ts';
import {SourceError} from './source-error.ts';

/** The calendar that a page is read with. */
export interface PageCalendar {
  readonly today: Day;
  /** The year of the page when the user tells it. */
  readonly year?: number | undefined;
}

/** The year for dates without one; null when every date has its own. */
export interface PageYear {
  readonly year: number | null;
  /** What was assumed, null when nothing was. */
  readonly note: string | null;
}

/** The day of a printed date; null when it does not exist or lies after today. */
export function printedDay(
  {month, day, year}: PrintedDate,
  pageYear: number | null,
  today: Day
): Day | null {
  const read = dayOf(year ?? pageYear ?? 0, month, day);
  return read !== null && read <= today ? read : null;
}

const lastInYear = (dates: readonly PrintedDate[]) =>
  dates.reduce((last, date) =>
    date.month > last.month || (date.month === last.month && date.day > last.day) ? date : last
  );

/**
 * The latest year that keeps the page's day (without one, its last date) on or before today and lies
 * after every year that the page prints. Throws SourceError with rule `year-unknown` when none does.
 */
export function findPageYear(
  pageDay: PrintedDate | null,
  dates: readonly PrintedDate[],
  {today, year}: PageCalendar
): PageYear {
  const open = dates.filter((date) => date.year === null);
  if (year !== undefined || open.length === 0) return {year: year ?? null, note: null};
  if (pageDay?.year) return {year: pageDay.year, note: null};
  const anchor = pageDay ?? lastInYear(open);
  const years = dates.filter((date) => date.year && printedDay(date, null, today));
  const latest = Math.max(0, ...years.map((date) => date.year ?? 0));
  const rule = `keeps ${anchor.text} on or before ${today}${latest ? ` and lies after ${latest}, the latest year that the page prints` : ''}`;
  const found = latestYear(anchor, latest, today);
  if (found === null) {
    throw new SourceError(1, 'year-unknown', `no year ${rule}; tell the year of the page`);
  }
  return {
    year: found,
    note: `dates without a year are read as ${found}, the latest year that ${rule}`
  };
}

// 29 February comes back within eight years at most.
function latestYear(anchor: PrintedDate, after: number, today: Day): number | null {
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear; year > Math.max(after, thisYear - 9); year -= 1) {
    if (printedDay({...anchor, year}, null, today)) return year;
  }
  return null;
}

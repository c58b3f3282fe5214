import type {Day} from '../model.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december']
];

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The day of these numbers, null when the calendar has no such day; years run from 1000 to 9999. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day of `2026-05-29` or of a timestamp that begins with it, in the zone it is written in; else null. */
export function readDay(text: string): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d[\d:.]{0,16}(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text
  );
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** 1 to 12 for an English month, in full or by its first three letters, else null. */
export function monthNumber(name: string): number | null {
  const lower = name.toLowerCase();
  const index = Math.max(MONTHS.indexOf(lower), LONG_MONTHS.indexOf(lower));
  return index < 0 ? null : index + 1;
}

/** The day before a day. */
export const dayBefore = (day: Day): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

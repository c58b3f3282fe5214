import type {Day} from '../model.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/** Days by their number since 1970: a result names few days again and again, and writing one takes its time. */
const days = new Map<number, Day>();
const MOST_DAYS = 100_000;

/** The day of a number of days since 1970, which is how DuckDB keeps it. */
export function dayOfNumber(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const day = new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
  days.set(number, day);
  return day;
}

/** Days since 1970. */
export const numberOfDay = (day: Day): number =>
  Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY;

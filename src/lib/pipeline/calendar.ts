import type {Day} from '../model.ts';

const MILLISECONDS = 86_400_000;
const MOST_DAYS = 100_000;

/** Days since 1970-01-01, which was a Thursday. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;

/** What is found for a key, looked up when it is asked for again: papers name few days again and again. */
function remembered<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_DAYS) known.clear();
    const found = find(key);
    known.set(key, found);
    return found;
  };
}

/** The day so many days after 1970-01-01. */
export const dayOf = remembered((number: number): Day =>
  new Date(number * MILLISECONDS).toISOString().slice(0, 10)
);

/** 0 for Monday to 6 for Sunday (ISO 8601). */
export const weekday = (day: Day): number => (((dayNumber(day) + 3) % 7) + 7) % 7;

/** The Monday of a day's week. */
export const weekStart = remembered((day: Day): Day => dayOf(dayNumber(day) - weekday(day)));

/** The week by its ISO 8601 name, `2026-W53`: the year is that of the week's Thursday. */
export function weekName(day: Day): string {
  const thursday = dayNumber(weekStart(day)) + 3;
  const year = dayOf(thursday).slice(0, 4);
  const number = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

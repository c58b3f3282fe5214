import type {Day} from '../model.ts';
import {isCapped, type Period, type Unit} from './period.ts';
import {endsOf} from './range.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
];
/** Keeps a number and its unit on one line. */
const SPACE = '\u00a0';
const MINUS = '\u2212';

/** 1,492 */
export const formatCount = (count: number) => count.toLocaleString('en-US');

/** "1 paper", "1,492 papers" */
export const formatPapers = (count: number) =>
  `${formatCount(count)} ${count === 1 ? 'paper' : 'papers'}`;

/** "2 → 5 papers", "3 → 1 paper", "no paper → 1 paper", "1 paper → none" */
export function formatPaperCourse(from: number, to: number): string {
  if (from === to) return `${formatPapers(to)} both times`;
  if (from === 0) return `no paper → ${formatPapers(to)}`;
  if (to === 0) return `${formatPapers(from)} → none`;
  return `${formatCount(from)} → ${formatPapers(to)}`;
}

/** A share of 0 to 1 in per cent with one decimal: "3.1 %". */
export const formatShare = (share: number) => `${(share * 100).toFixed(1)}${SPACE}%`;

/** The number alone, for axes: "3" or "2.5". */
export const formatPercentTick = (share: number) => String(Number((share * 100).toFixed(1)));

/** A difference of shares in points, signed: "+2.1", "−0.4"; what rounds to nothing has no sign. */
export function formatPoints(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  if (Number(text) === 0) return text;
  return `${difference < 0 ? MINUS : '+'}${text}`;
}

/** The ends of an interval of a difference, in points: "−0.4 to +2.1". */
export const formatPointRange = (lower: number, upper: number) =>
  `${formatPoints(lower)} to ${formatPoints(upper)}`;

/** The ends of an interval of a share, in per cent: "2.0–4.8". */
export const formatShareRange = ({lower, upper}: {lower: number; upper: number}) =>
  `${(lower * 100).toFixed(1)}–${(upper * 100).toFixed(1)}`;

/** A p-value: "0.031", "< 0.001". */
export const formatP = (p: number) => (p < 0.001 ? `<${SPACE}0.001` : p.toFixed(3));

/** The direction of a difference as it is printed, so that word and number never disagree. */
export function direction(difference: number): 'up' | 'down' | 'level' {
  const printed = formatPoints(difference);
  if (printed.startsWith('+')) return 'up';
  return printed.startsWith(MINUS) ? 'down' : 'level';
}

/** "up 2.1 points", "down 1.0 point", "level" */
export function formatChange(difference: number): string {
  const word = direction(difference);
  if (word === 'level') return word;
  const amount = Math.abs(difference * 100).toFixed(1);
  return `${word} ${amount}${SPACE}${amount === '1.0' ? 'point' : 'points'}`;
}

const partsOf = (day: Day) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return {year, month: MONTHS[month - 1] ?? '', date};
};

/** "6 April 2026" */
export function formatDay(day: Day): string {
  const {year, month, date} = partsOf(day);
  return `${date} ${month} ${year}`;
}

/** "6 Apr" */
export function formatShortDay(day: Day): string {
  const {month, date} = partsOf(day);
  return `${date} ${month.slice(0, 3)}`;
}

/** "6–12 April", "30 March – 5 April"; with the year when asked or when the range crosses it. */
export function formatDays(from: Day, to: Day, {year = false} = {}): string {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (a.year !== b.year) return `${formatDay(from)} – ${formatDay(to)}`;
  const start = a.month === b.month ? `${a.date}–` : `${a.date} ${a.month} – `;
  return `${start}${b.date} ${b.month}${year ? ` ${b.year}` : ''}`;
}

const isWeek = ({period}: Period) => period.includes('W');

/** "April 2026", "April–May 2026", "December 2025 – January 2026" */
function formatMonths({period_start, period_end}: Period): string {
  const [a, b] = [partsOf(period_start), partsOf(period_end)];
  const last = `${b.month} ${b.year}`;
  if (a.year !== b.year) return `${a.month} ${a.year} – ${last}`;
  return a.month === b.month ? last : `${a.month}–${last}`;
}

/** "2026-W15", "2026-W15–W18", "2025-W52 – 2026-W03" */
export function formatWeeks(first: string, last: string): string {
  if (first === last) return first;
  const sameYear = last.startsWith(first.slice(0, 5));
  return sameYear ? `${first}–${last.slice(5)}` : `${first} – ${last}`;
}

/** For running text: "2026-W15" or "April 2026"; a range is "2026-W15–W18" or "April–May 2026". */
export const formatPeriodName = (period: Period) =>
  isWeek(period) ? formatWeeks(...endsOf(period)) : formatMonths(period);

/** "2026-W15, 6–12 April" or "April 2026" */
export const formatPeriod = (period: Period) =>
  isWeek(period)
    ? `${formatPeriodName(period)}, ${formatDays(period.period_start, period.period_end)}`
    : formatMonths(period);

/** For an axis: "W15" or "Apr"; a range is "W15–W18" or "Apr–May". */
export function formatShortPeriod(period: Period): string {
  const short = (name: string, day: Day) =>
    isWeek(period) ? name.slice(5) : partsOf(day).month.slice(0, 3);
  const [first, last] = endsOf(period);
  const start = short(first, period.period_start);
  return first === last ? start : `${start}–${short(last, period.period_end)}`;
}

/** The papers of a period, for an axis: "154", or "250+" when there were probably more. */
export const formatTotal = (period: Pick<Period, 'papers' | 'capped'>) =>
  `${formatCount(period.papers)}${isCapped(period) ? '+' : ''}`;

/** "9 weeks", "1 month" */
export const formatUnits = (count: number, unit: Unit) =>
  `${formatCount(count)} ${unit}${count === 1 ? '' : 's'}`;

/** "a", "a and b", "a, b and c" */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

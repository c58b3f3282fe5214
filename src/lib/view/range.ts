import type {Day} from '../model.ts';
import {type Period, spanOf, type Unit} from './period.ts';

/** Stands between the names of the first and the last period of a range: `2026-W14..2026-W17`. */
const TO = '..';

/** The names of the first and the last period of a range; of a single one it is twice the same. */
export function endsOf({period}: Period): readonly [string, string] {
  const [first = period, last = first] = period.split(TO);
  return [first, last];
}

/**
 * Neighbouring periods, oldest first, as one: its papers are those of all, and it is complete when each
 * of them is. A single period stays itself; null for none.
 */
export function joinPeriods(periods: readonly Period[]): Period | null {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return null;
  if (first === last) return first;
  return {
    period: `${first.period}${TO}${last.period}`,
    period_start: first.period_start,
    period_end: last.period_end,
    papers: periods.reduce((sum, {papers}) => sum + papers, 0),
    complete: periods.every(({complete}) => complete)
  };
}

/** All periods from one to another, both included, as one. */
const span = (periods: readonly Period[], first: Period, last: Period): Period | null =>
  joinPeriods(periods.slice(periods.indexOf(first), periods.indexOf(last) + 1));

/** Two ranges of a number of complete periods each, the later right behind the earlier. */
function latestPair(periods: readonly Period[], length: number): readonly [Period, Period] | null {
  const complete = periods.filter((period) => period.complete).slice(-2 * length);
  const [first, middle, next, last] = [0, length - 1, length, 2 * length - 1].map(
    (place) => complete[place]
  );
  if (!first || !middle || !next || !last) return null;
  const [a, b] = [span(periods, first, middle), span(periods, next, last)];
  return a && b ? [a, b] : null;
}

/** Most periods that the link to the newest ones shows. */
const LATEST = 8;

/** The newest complete periods. */
export interface Latest {
  /** "Last 8 complete weeks" */
  readonly text: string;
  readonly from: Day;
  readonly to: Day;
}

/** The newest complete periods, at most eight, for a link; null when these are all that there is, or one. */
export function latestComplete(periods: readonly Period[], unit: Unit): Latest | null {
  const complete = periods.filter((period) => period.complete).slice(-LATEST);
  const span = spanOf(complete);
  if (!span || complete.length < 2 || complete.length === periods.length) return null;
  return {text: `Last ${complete.length} complete ${unit}s`, ...span};
}

/** A pair of ranges that is worth a link of its own. */
export interface Preset {
  readonly text: string;
  readonly a: Period;
  readonly b: Period;
}

/** Periods on each side of the presets, beside a single one. */
const LENGTHS: Record<Unit, number> = {week: 4, month: 3};

/** The last period against the one before, and the last few against as many before; those that the data allows. */
export function presets(periods: readonly Period[], unit: Unit): Preset[] {
  const many = LENGTHS[unit];
  const offers = [
    {length: 1, text: `Last ${unit} against the one before`},
    {length: many, text: `Last ${many} ${unit}s against the ${many} before`}
  ];
  return offers.flatMap(({length, text}) => {
    const pair = latestPair(periods, length);
    return pair ? [{text, a: pair[0], b: pair[1]}] : [];
  });
}

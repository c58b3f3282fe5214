import {formatList, formatPeriodName} from './format.ts';
import {lastCompletePair, type Period, type Unit} from './period.ts';
import {endsOf, joinPeriods} from './range.ts';

/** Two ranges of weeks or months to compare, and a sentence for each part of the URL that could not be followed. */
export interface Sides {
  readonly pair: readonly [Period, Period] | null;
  readonly problems: readonly string[];
  /** Those of them that name what the data lacks: a file must not be made of something else. */
  readonly faults: readonly string[];
}

/** Place of the period that a parameter names; −1 when it names none. */
function placeOf(periods: readonly Period[], name: string, problems: string[]): number {
  const place = periods.findIndex(({period}) => period === name);
  if (place < 0 && name !== '') {
    problems.push(`“${name.slice(0, 40)}” is not among the weeks or months of the data.`);
  }
  return place;
}

/** The range that `a` and `a_to` (or `b` and `b_to`) name; one of them alone names a single period. */
function readSide(
  periods: readonly Period[],
  parameters: URLSearchParams,
  {side, problems}: {side: 'a' | 'b'; problems: string[]}
): Period | null {
  const [from, to] = [side, `${side}_to`].map((name) =>
    placeOf(periods, parameters.get(name) ?? '', problems)
  );
  const ends = [from ?? -1, to ?? -1].filter((place) => place >= 0);
  if (ends.length === 0) return null;
  return joinPeriods(periods.slice(Math.min(...ends), Math.max(...ends) + 1));
}

function overlap(a: Period, b: Period): string[] {
  if (a.period === b.period) {
    return [`Both sides are ${formatPeriodName(a)}: choose another one.`];
  }
  if (b.period_start > a.period_end) return [];
  return [
    `${formatPeriodName(a)} and ${formatPeriodName(b)} overlap: papers that count on both sides hide changes, so choose ranges apart.`
  ];
}

/**
 * The two ranges that the URL names, the earlier first; by default the last two complete periods. Without two such
 * ones nothing is compared unless the URL names a side: half a month must not look like a fall.
 */
export function pickSides(periods: readonly Period[], parameters: URLSearchParams): Sides {
  const problems: string[] = [];
  const named = (side: 'a' | 'b') => readSide(periods, parameters, {side, problems});
  const [first, second] = [named('a'), named('b')];
  const fallback = first || second ? periods.slice(-2) : [];
  const [previous, latest] = lastCompletePair(periods) ?? fallback;
  const [a, b] = [first ?? previous, second ?? latest];
  const faults = [...problems];
  if (!a || !b) return {pair: null, problems, faults};
  const swap = a.period_start > b.period_start;
  const [earlier, later] = swap ? [b, a] : [a, b];
  if (swap) {
    problems.push(
      `${formatPeriodName(b)} comes before ${formatPeriodName(a)}, so it stands first.`
    );
  }
  return {pair: [earlier, later], problems: [...problems, ...overlap(earlier, later)], faults};
}

/** The parameters that name two ranges, as `pickSides` reads them. */
export function writeSides(a: Period, b: Period): Record<string, string> {
  const write = (side: 'a' | 'b', period: Period) => {
    const [first, last] = endsOf(period);
    return first === last ? {[side]: first} : {[side]: first, [`${side}_to`]: last};
  };
  return {...write('a', a), ...write('b', b)};
}

/** Why nothing is compared by default, and the last two periods to compare all the same; null for fewer. */
export function missingSides(
  periods: readonly Period[],
  unit: Unit
): {readonly text: string; readonly anyway: readonly [Period, Period] | null} {
  const [a, b] = periods.slice(-2);
  const complete = periods.filter((period) => period.complete).map(formatPeriodName);
  if (!a || !b) {
    const have = a ? 'only one' : 'none';
    return {text: `Two ${unit}s are needed, and the data has ${have}.`, anyway: null};
  }
  const have = complete.length === 0 ? 'none is' : `only ${formatList(complete)} is`;
  return {
    text: `Two complete ${unit}s are needed to tell what changed, and ${have}: part of a ${unit} may look like a change.`,
    anyway: [a, b]
  };
}

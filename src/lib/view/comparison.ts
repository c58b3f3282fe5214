import {formatList, formatPeriodName} from './format.ts';
import {lastCompletePair, type Period} from './period.ts';

/** A theme in two periods. */
export interface ComparedTheme {
  readonly theme_id: number;
  readonly theme: string;
  readonly a_papers: number;
  readonly a_share: number;
  readonly b_papers: number;
  readonly b_share: number;
  /** Share in b minus share in a, −1 to 1. */
  readonly change: number;
}

/** Two periods, and per theme what changed from the first to the second, largest gain first. */
export interface Comparison {
  readonly a: Period;
  readonly b: Period;
  readonly themes: readonly ComparedTheme[];
}

function named(periods: readonly Period[], name: string, problems: string[]): Period | null {
  const found = periods.find(({period}) => period === name);
  if (!found && name !== '') {
    problems.push(`“${name.slice(0, 40)}” is not among the weeks or months of the data.`);
  }
  return found ?? null;
}

/** The two periods that `a` and `b` of the URL name, earlier first; by default the last two complete ones. */
export function pickPeriods(
  periods: readonly Period[],
  parameters: URLSearchParams
): {pair: readonly [Period, Period] | null; problems: string[]} {
  const problems: string[] = [];
  const [previous, latest] = lastCompletePair(periods) ?? periods.slice(-2);
  const a = named(periods, parameters.get('a') ?? '', problems) ?? previous;
  const b = named(periods, parameters.get('b') ?? '', problems) ?? latest;
  if (!a || !b) return {pair: null, problems};
  if (a === b) problems.push(`Both sides are ${formatPeriodName(a)}: choose another one.`);
  if (a.period_start <= b.period_start) return {pair: [a, b], problems};
  problems.push(`${formatPeriodName(b)} comes before ${formatPeriodName(a)}, so it stands first.`);
  return {pair: [b, a], problems};
}

/** What to keep in mind when a side is incomplete; null when both are complete. */
export function caution({a, b}: Comparison): string | null {
  const partial = [a, b].filter((period) => !period.complete).map(formatPeriodName);
  if (partial.length === 0) return null;
  const verb = partial.length === 1 ? 'is' : 'are';
  return `The data covers only part of ${formatList(partial)}, which ${verb} marked partial: compare shares with care, and no counts.`;
}

const shareOf = (papers: number, {papers: total}: Period) => (total === 0 ? 0 : papers / total);

/** Puts shares and change to the counts of each theme. */
export function compare(
  [a, b]: readonly [Period, Period],
  counts: readonly {theme_id: number; theme: string; a_papers: number; b_papers: number}[]
): Comparison {
  const themes = counts.map((row) => {
    const a_share = shareOf(row.a_papers, a);
    const b_share = shareOf(row.b_papers, b);
    return {...row, a_share, b_share, change: b_share - a_share};
  });
  return {a, b, themes: themes.sort((x, y) => y.change - x.change || x.theme_id - y.theme_id)};
}

/** Most rows of a chart that a reader can follow; the table beside the chart has them all. */
export const MOST_ROWS = 30;

/** The themes that changed most, in the order of the comparison. */
export function largestChanges(
  themes: readonly ComparedTheme[],
  limit = MOST_ROWS
): readonly ComparedTheme[] {
  const kept = new Set(
    [...themes].sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, limit)
  );
  return themes.filter((theme) => kept.has(theme));
}

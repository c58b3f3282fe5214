import type {Day} from '../model.ts';

/** What a point in time stands for. */
export type Unit = 'week' | 'month';

/** One week (Monday to Sunday) or calendar month of the stream. */
export interface Period {
  /** `2026-W15` or `2026-04`. */
  readonly period: string;
  readonly period_start: Day;
  /** Last day, included. */
  readonly period_end: Day;
  readonly papers: number;
  /** Whether the data covers all of it; what is incomplete is never compared or drawn as a fall. */
  readonly complete: boolean;
  /** Days on which its source probably listed more than the data holds; none when absent. */
  readonly capped?: number;
  /** Whether it is incomplete for having far fewer papers than usual; not when absent. */
  readonly thin?: boolean;
}

/** Whether its papers are probably more than the data holds. */
export const isCapped = ({capped = 0}: Pick<Period, 'capped'>): boolean => capped > 0;

/** The last two complete periods, earlier first; null while there are fewer than two. */
export function lastCompletePair(periods: readonly Period[]): readonly [Period, Period] | null {
  const [previous, latest] = periods.filter((period) => period.complete).slice(-2);
  return previous && latest ? [previous, latest] : null;
}

/** First and last day of whole periods, so that a list of papers covers what the chart beside it does. */
export function spanOf(periods: readonly Period[]): {from: Day; to: Day} | null {
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? {from: first.period_start, to: last.period_end} : null;
}

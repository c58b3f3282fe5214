import {sum} from './sum.ts';

/** How much it takes to have been seen. */
export interface SupportOptions {
  /** Papers that must come within the window. */
  readonly support?: number;
  /** Length of the window in weeks, its first one included. */
  readonly window?: number;
}

/**
 * Index of the week in which a theme was first seen: the first week with a paper of it that starts
 * a window with enough of them, so that one stray early paper does not count; null when there is
 * none.
 */
export function firstSeen(
  weeklyPapers: readonly number[],
  {support = 3, window = 4}: SupportOptions = {}
): number | null {
  const index = weeklyPapers.findIndex(
    (papers, week) => papers > 0 && sum(weeklyPapers.slice(week, week + window)) >= support
  );
  return index < 0 ? null : index;
}

import {type Filters, readFilters, writeFilters} from './filters.ts';
import type {Period} from './period.ts';

/**
 * The papers behind a count: those of a theme, in a period when one is given, with the other filters of the page's
 * query string.
 */
export function countLink(
  query: string,
  themeId: number,
  period?: Pick<Period, 'period_start' | 'period_end'>
): string {
  const {filters} = readFilters(new URLSearchParams(query));
  const from = period?.period_start ?? filters.from;
  const to = period?.period_end ?? filters.to;
  return `/papers${writeFilters({...filters, from, to, themes: [themeId], areas: [], chart: null})}`;
}

/** The papers of a period that a chart shows: those of one theme, or of all that the filters choose. */
export const periodLink = (
  filters: Filters,
  period: Pick<Period, 'period_start' | 'period_end'> | undefined,
  themeId: number | null
): string => {
  const days = period ? {from: period.period_start, to: period.period_end} : {};
  const themes = themeId === null ? {} : {themes: [themeId], areas: []};
  return `/papers${writeFilters({...filters, ...days, ...themes, chart: null})}`;
};

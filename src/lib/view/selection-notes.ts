import type {Filters} from './filters.ts';
import {formatList, formatPeriodName} from './format.ts';
import {isCapped, type Period, spanOf} from './period.ts';

function noteOnWidening({from, to, unit}: Filters, periods: readonly Period[]): string[] {
  const span = spanOf(periods);
  if (!span || ((from ?? span.from) === span.from && (to ?? span.to) === span.to)) return [];
  return [`Whole ${unit}s are taken: ${span.from} to ${span.to}.`];
}

const named = (periods: readonly Period[]) => formatList(periods.map(formatPeriodName));

/** What to know of the days that a file is about: which of them the data lacks, in part or beyond a cut. */
export function notesOnSelection(filters: Filters, periods: readonly Period[]): string[] {
  const partial = periods.filter(({complete}) => !complete);
  const capped = periods.filter((period) => isCapped(period));
  return [
    ...noteOnWidening(filters, periods),
    ...(partial.length === 0 ? [] : [`The data covers only part of ${named(partial)}.`]),
    ...(capped.length === 0
      ? []
      : [
          `In ${named(capped)} the list was probably cut off on days with exactly 50 or 100 papers, so there may be more.`
        ])
  ];
}

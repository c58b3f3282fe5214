import type {Period} from './period.ts';
import {seriesFrom} from './series.ts';
import type {ThemeRow} from './theme-table.ts';

/** A row of the table of themes as it travels to the browser: its course as bare counts, its terms as far as shown. */
export interface SlimRow extends Omit<ThemeRow, 'series'> {
  /** Papers in each period shown. */
  readonly counts: readonly number[];
}

const TERMS_SHOWN = 5;

/** Takes out of a row what the page can make itself. */
export const slimRow = ({series, ...row}: ThemeRow): SlimRow => ({
  ...row,
  top_terms: row.top_terms.slice(0, TERMS_SHOWN),
  counts: series.points.map(({papers}) => papers)
});

/** The row that `slimRow` was given, in the periods that it was counted in. */
export const fullRow = ({counts, ...row}: SlimRow, periods: readonly Period[]): ThemeRow => ({
  ...row,
  series: seriesFrom(row, periods, counts)
});

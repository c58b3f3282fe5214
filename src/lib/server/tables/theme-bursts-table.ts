import {day, double, integer} from '../append.ts';
import type {AnalysisTable} from './table.ts';

/** Runs of weeks in which a theme held much more of the stream than usual, by the Mondays of their ends. */
export const themeBurstsTable: AnalysisTable = {
  name: 'theme_bursts',
  columns: `
    theme_id INTEGER NOT NULL,
    start_week DATE NOT NULL,
    end_week DATE NOT NULL,
    weight DOUBLE NOT NULL`,
  rows: ({emergence}) =>
    emergence.flatMap(({themeId, bursts}) =>
      bursts.map(({from, to, weight}) => [integer(themeId), day(from), day(to), double(weight)])
    ),
  integrity: [`SELECT count(*)::INTEGER FROM theme_bursts WHERE start_week > end_week`]
};

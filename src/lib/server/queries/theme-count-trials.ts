import {defineQuery, type RowOf} from '../query.ts';

/** The numbers of themes that were tried, rising; none when the user chose. */
export const themeCountTrials = defineQuery({
  sql: `
    SELECT themes, silhouette, stability, inertia, chosen
    FROM theme_count_trials
    ORDER BY themes`,
  parameters: {},
  columns: {
    themes: 'INTEGER',
    silhouette: 'DOUBLE',
    stability: 'DOUBLE?',
    inertia: 'DOUBLE',
    chosen: 'BOOLEAN'
  }
});

export type ThemeCountTrialRow = RowOf<typeof themeCountTrials>;

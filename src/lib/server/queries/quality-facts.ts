import {defineQuery, type RowOf} from '../query.ts';

/** How well the analysis holds, as its run tells it. */
export const qualityFacts = defineQuery({
  sql: `
    SELECT fit_threshold, vocabulary, explained_variance, fit_id
    FROM run
    ORDER BY run_id`,
  parameters: {},
  columns: {
    fit_threshold: 'DOUBLE',
    vocabulary: 'INTEGER',
    explained_variance: 'DOUBLE',
    fit_id: 'VARCHAR'
  }
});

/** The same of each theme. */
export const themeQuality = defineQuery({
  sql: `
    SELECT theme_id, papers, confidence, hand_made, cohesion
    FROM themes
    ORDER BY theme_id`,
  parameters: {},
  columns: {
    theme_id: 'INTEGER',
    papers: 'INTEGER',
    confidence: 'DOUBLE',
    hand_made: 'VARCHAR?',
    cohesion: 'DOUBLE'
  }
});

export type QualityFacts = RowOf<typeof qualityFacts>;
export type ThemeQuality = RowOf<typeof themeQuality>;

import {defineQuery, type RowOf} from '../query.ts';

/** Attention to a theme against its volume, with the number of weeks and of those compared at one age. */
export const themeAttention = defineQuery({
  sql: `
    SELECT voted_papers, vote_volume, vote_share, vote_percentile, percentile_lower,
           percentile_upper, adjusted_p, attention,
           (SELECT count(*)::INTEGER FROM theme_week_votes WHERE theme_id = $theme) AS weeks,
           (SELECT count(*)::INTEGER FROM theme_week_votes
             WHERE theme_id = $theme AND same_age) AS weeks_same_age
    FROM theme_attention
    WHERE theme_id = $theme
    ORDER BY theme_id`,
  parameters: {theme: 'INTEGER'},
  columns: {
    voted_papers: 'INTEGER',
    vote_volume: 'DOUBLE',
    vote_share: 'DOUBLE',
    vote_percentile: 'DOUBLE',
    percentile_lower: 'DOUBLE',
    percentile_upper: 'DOUBLE',
    adjusted_p: 'DOUBLE?',
    attention: 'VARCHAR',
    weeks: 'INTEGER',
    weeks_same_age: 'INTEGER'
  }
});

export type ThemeAttentionRow = RowOf<typeof themeAttention>;

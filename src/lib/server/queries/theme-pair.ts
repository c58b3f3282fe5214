import {defineQuery, type RowOf} from '../query.ts';

/** Papers per theme in two ranges of days, a and b, both ends included, without those left out; every theme is there, a hidden one only when it is named. */
export const themePair = defineQuery({
  sql: `
    WITH dated AS (
      SELECT theme_id, coalesce(listed_on, published_on) AS day
      FROM kept_papers
      WHERE week_start IS NOT NULL
    ), counts AS (
      SELECT theme_id,
             (count(*) FILTER (day BETWEEN $a_from AND $a_to))::INTEGER AS a_papers,
             (count(*) FILTER (day BETWEEN $b_from AND $b_to))::INTEGER AS b_papers
      FROM dated
      GROUP BY theme_id
    )
    SELECT theme_id, theme, confidence, hand_made,
           coalesce(a_papers, 0) AS a_papers, coalesce(b_papers, 0) AS b_papers
    FROM themes LEFT JOIN counts USING (theme_id)
    WHERE (len($themes) = 0 AND NOT hidden) OR list_contains($themes, theme_id)
    ORDER BY theme_id`,
  parameters: {
    a_from: 'DATE',
    a_to: 'DATE',
    b_from: 'DATE',
    b_to: 'DATE',
    themes: 'INTEGER[]'
  },
  columns: {
    theme_id: 'INTEGER',
    theme: 'VARCHAR',
    confidence: 'DOUBLE',
    hand_made: 'VARCHAR?',
    a_papers: 'INTEGER',
    b_papers: 'INTEGER'
  }
});

export type ThemePair = RowOf<typeof themePair>;

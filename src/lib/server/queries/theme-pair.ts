import {defineQuery, type RowOf} from '../query.ts';

/** Papers per theme in two ranges of days, a and b, both ends included, without those left out; every theme is there, a hidden one only when it is named. */
export const themePair = defineQuery({
  sql: `
    WITH dated AS (
      SELECT theme_id, coalesce(listed_on, published_on) AS day
      FROM papers ANTI JOIN left_out USING (paper_row)
      WHERE week_start IS NOT NULL
    )
    SELECT theme_id, theme, confidence, hand_made,
           (count(*) FILTER (day BETWEEN $a_from AND $a_to))::INTEGER AS a_papers,
           (count(*) FILTER (day BETWEEN $b_from AND $b_to))::INTEGER AS b_papers
    FROM themes LEFT JOIN dated USING (theme_id)
    WHERE (len($themes) = 0 AND NOT hidden) OR list_contains($themes, theme_id)
    GROUP BY ALL
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

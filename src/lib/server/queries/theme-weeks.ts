import {defineQuery} from '../query.ts';

/** Papers per theme and week, counted by the batch job, without those left out; $themes empty means all. */
export const themeWeeks = defineQuery({
  sql: `
    WITH missing AS (
      SELECT week_start, theme_id, count(*) AS papers
      FROM left_out JOIN papers USING (paper_row)
      GROUP BY ALL
    )
    SELECT week_start AS period_start, theme_id,
           (theme_weeks.papers - coalesce(missing.papers, 0))::INTEGER AS papers
    FROM theme_weeks LEFT JOIN missing USING (week_start, theme_id)
    WHERE (len($themes) = 0 OR list_contains($themes, theme_id))
      AND ($from IS NULL OR week_start >= $from)
      AND ($to IS NULL OR week_start <= $to)
    ORDER BY period_start, theme_id`,
  parameters: {from: 'DATE?', to: 'DATE?', themes: 'INTEGER[]'},
  columns: {period_start: 'DATE', theme_id: 'INTEGER', papers: 'INTEGER'}
});

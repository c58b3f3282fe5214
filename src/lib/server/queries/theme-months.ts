import {defineQuery} from '../query.ts';

/** Papers per theme and calendar month, by the same day that gives a paper its week; without those left out; $themes empty means all. */
export const themeMonths = defineQuery({
  sql: `
    WITH by_day AS (
      SELECT coalesce(listed_on, published_on) AS date, theme_id, count(*) AS papers
      FROM kept_papers
      WHERE week_start IS NOT NULL AND theme_id IS NOT NULL
        AND (len($themes) = 0 OR list_contains($themes, theme_id))
        AND ($from IS NULL OR coalesce(listed_on, published_on) >= $from)
        AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)
      GROUP BY ALL
    )
    SELECT date_trunc('month', date)::DATE AS period_start, theme_id,
           sum(papers)::INTEGER AS papers
    FROM by_day
    GROUP BY ALL
    ORDER BY period_start, theme_id`,
  parameters: {from: 'DATE?', to: 'DATE?', themes: 'INTEGER[]'},
  columns: {period_start: 'DATE', theme_id: 'INTEGER', papers: 'INTEGER'}
});

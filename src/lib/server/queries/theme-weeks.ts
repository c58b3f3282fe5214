import {defineQuery} from '../query.ts';

/** Papers per theme and week, counted by the batch job, without those left out; $themes empty means all. */
export const themeWeeks = defineQuery({
  sql: `
    SELECT week_start AS period_start, theme_id, papers
    FROM kept_weeks
    WHERE (len($themes) = 0 OR list_contains($themes, theme_id))
      AND ($from IS NULL OR week_start >= $from)
      AND ($to IS NULL OR week_start <= $to)
    ORDER BY period_start, theme_id`,
  parameters: {from: 'DATE?', to: 'DATE?', themes: 'INTEGER[]'},
  columns: {period_start: 'DATE', theme_id: 'INTEGER', papers: 'INTEGER'}
});

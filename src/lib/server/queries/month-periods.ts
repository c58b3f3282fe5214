import {defineQuery} from '../query.ts';

/**
 * All months that a range touches, without gaps. A month is complete when its first and its last day lie within the
 * days of the data, and no thin week at the ends of the data touches it: the simplest rule that never calls a month complete that
 * has barely begun.
 */
export const monthPeriods = defineQuery({
  sql: `
    WITH months AS (
      SELECT unnest(generate_series(
               date_trunc('month', first_day), date_trunc('month', last_day), INTERVAL 1 MONTH
             ))::DATE AS day
      FROM run
    ), by_day AS (
      SELECT coalesce(listed_on, published_on) AS date, count(*) AS papers
      FROM papers
      WHERE week_start IS NOT NULL
      GROUP BY ALL
    ), counts AS (
      SELECT date_trunc('month', date) AS day, sum(papers) AS papers
      FROM by_day
      GROUP BY ALL
    ), cuts AS (
      SELECT date_trunc('month', days.day) AS day, count(*) AS capped
      FROM days
      WHERE state = 'capped'
      GROUP BY ALL
    ), thin AS (
      SELECT DISTINCT date_trunc('month', unnest([week_start, week_start + 6])) AS day
      FROM weeks
      WHERE thin AND week_start IN
        ((SELECT min(week_start) FROM weeks), (SELECT max(week_start) FROM weeks))
    )
    SELECT strftime(months.day, '%Y-%m') AS period,
           day AS period_start,
           last_day(day) AS period_end,
           coalesce(counts.papers, 0)::INTEGER AS papers,
           day >= run.first_day AND last_day(day) <= run.last_day AND thin.day IS NULL
             AS complete,
           thin.day IS NOT NULL AS thin,
           coalesce(cuts.capped, 0)::INTEGER AS capped
    FROM months LEFT JOIN counts USING (day) LEFT JOIN cuts USING (day) LEFT JOIN thin USING (day)
         CROSS JOIN run
    WHERE ($from IS NULL OR last_day(day) >= $from) AND ($to IS NULL OR day <= $to)
    ORDER BY period_start`,
  parameters: {from: 'DATE?', to: 'DATE?'},
  columns: {
    period: 'VARCHAR',
    period_start: 'DATE',
    period_end: 'DATE',
    papers: 'INTEGER',
    complete: 'BOOLEAN',
    thin: 'BOOLEAN',
    capped: 'INTEGER'
  }
});

import {defineQuery} from '../query.ts';

/** All weeks that a range touches, without gaps: a week that the table lacks has 0 papers and is not complete. */
export const weekPeriods = defineQuery({
  sql: `
    WITH mondays AS (
      SELECT unnest(generate_series(min(week_start), max(week_start), INTERVAL 7 DAY))::DATE AS day
      FROM weeks
    )
    SELECT strftime(day, '%G-W%V') AS period,
           day AS period_start,
           day + 6 AS period_end,
           coalesce(papers, 0) AS papers,
           coalesce(complete, false) AS complete,
           coalesce(thin, false) AS thin,
           coalesce(days_capped, 0) AS capped
    FROM mondays LEFT JOIN weeks ON week_start = day
    WHERE ($from IS NULL OR day + 6 >= $from) AND ($to IS NULL OR day <= $to)
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

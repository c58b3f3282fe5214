import {defineQuery} from '../query.ts';

/**
 * Papers per theme and calendar month, without those left out; `place` counts the months from the first one, $first,
 * which like the last one is there. Months without a paper of a theme are missing.
 */
export const themeMonths = defineQuery({
  sql: `
    SELECT datediff('month', $first, month_start)::INTEGER AS place, theme_id, papers
    FROM kept_months
    WHERE month_start BETWEEN $first AND $last
    ORDER BY place, theme_id`,
  parameters: {first: 'DATE', last: 'DATE'},
  columns: {place: 'INTEGER', theme_id: 'INTEGER', papers: 'INTEGER'}
});

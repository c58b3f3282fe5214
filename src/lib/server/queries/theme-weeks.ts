import {defineQuery} from '../query.ts';

/**
 * Papers per theme and week, without those left out; `place` counts the weeks from the first one, $first, which like the
 * last one is there.
 */
export const themeWeeks = defineQuery({
  sql: `
    SELECT ((week_start - $first) // 7)::INTEGER AS place, theme_id, papers
    FROM kept_weeks
    WHERE week_start BETWEEN $first AND $last
    ORDER BY place, theme_id`,
  parameters: {first: 'DATE', last: 'DATE'},
  columns: {place: 'INTEGER', theme_id: 'INTEGER', papers: 'INTEGER'}
});

import {defineQuery} from '../query.ts';

/** What each source told of each day; a paper of two sources counts in both. */
export const sourceDays = defineQuery({
  sql: `
    SELECT source_days.day, source, source_days.papers, days.state
    FROM source_days JOIN days USING (day)
    ORDER BY source_days.day, source`,
  parameters: {},
  columns: {day: 'DATE', source: 'VARCHAR', papers: 'INTEGER', state: 'VARCHAR'}
});

import {defineQuery, type RowOf} from '../query.ts';

/** The sources of the dated papers, the largest first; a paper of two sources counts in both. */
export const sourceList = defineQuery({
  sql: `
    SELECT source, sum(papers)::INTEGER AS papers, count(*)::INTEGER AS days,
           min(day) AS first_day, max(day) AS last_day
    FROM source_days
    GROUP BY source
    ORDER BY papers DESC, source`,
  parameters: {},
  columns: {
    source: 'VARCHAR',
    papers: 'INTEGER',
    days: 'INTEGER',
    first_day: 'DATE',
    last_day: 'DATE'
  }
});

export type SourceRow = RowOf<typeof sourceList>;

import {defineQuery, type RowOf} from '../query.ts';

/** Where a theme stands at the end of the data, with the weeks by name; see `stats/rising.ts`. */
export const themeEmergence = defineQuery({
  sql: `
    SELECT strftime(first_seen, '%G-W%V') AS first_seen, since_start, rising, verdict,
           strftime(recent_from, '%G-W%V') AS recent_from,
           strftime(recent_to, '%G-W%V') AS recent_to,
           recent_papers, recent_total,
           strftime(before_from, '%G-W%V') AS before_from,
           strftime(before_to, '%G-W%V') AS before_to,
           before_papers, before_total
    FROM theme_emergence
    WHERE theme_id = $theme
    ORDER BY theme_id`,
  parameters: {theme: 'INTEGER'},
  columns: {
    first_seen: 'VARCHAR?',
    since_start: 'BOOLEAN',
    rising: 'BOOLEAN',
    verdict: 'VARCHAR',
    recent_from: 'VARCHAR?',
    recent_to: 'VARCHAR?',
    recent_papers: 'INTEGER?',
    recent_total: 'INTEGER?',
    before_from: 'VARCHAR?',
    before_to: 'VARCHAR?',
    before_papers: 'INTEGER?',
    before_total: 'INTEGER?'
  }
});

export type ThemeEmergenceRow = RowOf<typeof themeEmergence>;

import {defineQuery} from '../query.ts';
import {PAPER_COLUMNS, PAPER_COLUMN_TYPES, THEMES_OF_PAPERS} from './paper-columns.ts';

/** Where each paper lies on the map, without those left out; theme 0 for none, week −1 without a date. */
export const mapPoints = defineQuery({
  sql: `
    WITH first AS (SELECT min(week_start) AS monday FROM weeks)
    SELECT paper_row, round(x * 10000)::INTEGER AS x, round(y * 10000)::INTEGER AS y,
           coalesce(theme_id, 0)::INTEGER AS theme_id,
           coalesce((week_start - monday) // 7, -1)::INTEGER AS week
    FROM paper_positions JOIN kept_papers USING (paper_row), first
    ORDER BY paper_row`,
  parameters: {},
  columns: {
    paper_row: 'INTEGER',
    x: 'INTEGER',
    y: 'INTEGER',
    theme_id: 'INTEGER',
    week: 'INTEGER'
  }
});

/** Papers by their rows, the most voted first; $limit NULL means all. */
export const papersByRow = defineQuery({
  sql: `
    WITH chosen AS MATERIALIZED (
      SELECT paper_id
      FROM papers
      WHERE paper_row IN (SELECT unnest($rows))
      ORDER BY upvotes DESC NULLS LAST, paper_id
      LIMIT $limit
    )
    SELECT ${PAPER_COLUMNS}
    FROM chosen JOIN papers USING (paper_id) ${THEMES_OF_PAPERS}
    ORDER BY upvotes DESC NULLS LAST, paper_id`,
  parameters: {rows: 'INTEGER[]', limit: 'INTEGER?'},
  columns: PAPER_COLUMN_TYPES
});

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

/** Of the papers on the map every so manieth by its row, without those left out; theme 0 for none. */
export const mapSample = defineQuery({
  sql: `
    SELECT round(x * 10000)::INTEGER AS x, round(y * 10000)::INTEGER AS y,
           coalesce(theme_id, 0)::INTEGER AS theme_id
    FROM (
      FROM paper_positions WHERE paper_row % $step = 0
    ) JOIN kept_papers USING (paper_row)
    ORDER BY paper_row`,
  parameters: {step: 'INTEGER'},
  columns: {x: 'INTEGER', y: 'INTEGER', theme_id: 'INTEGER'}
});

/** Where the middle of each theme lies, −1 to 1, and how many papers it has on the map; theme 0 for none. */
export const themePlaces = defineQuery({
  sql: `
    SELECT theme_id, papers, x, y
    FROM kept_places
    ORDER BY theme_id`,
  parameters: {},
  columns: {theme_id: 'INTEGER', papers: 'INTEGER', x: 'DOUBLE', y: 'DOUBLE'}
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

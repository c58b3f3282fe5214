import {defineQuery, type RowOf} from '../query.ts';
import {PAPER_COLUMNS, PAPER_COLUMN_TYPES, THEMES_OF_PAPERS} from './paper-columns.ts';

/**
 * Papers of the chosen themes (empty: all; 0: those without a theme) in a range of days, without those left out, in one
 * of five orders: newest, votes, closest, relevance to the search, else by id. With both ends open, papers without a date
 * are there too; with all themes, those without a theme. $limit NULL means all.
 * They are chosen first, then looked up by id: the texts of all others need not be read.
 */
export const paperList = defineQuery({
  sql: `
    WITH found AS (
      SELECT CASE $sort WHEN 'newest' THEN epoch(coalesce(listed_on, published_on))
                        WHEN 'votes' THEN upvotes
                        WHEN 'closest' THEN similarity
                        WHEN 'relevance' THEN score END AS key,
             paper_id
      FROM kept_papers
      WHERE (len($themes) = 0 OR list_contains($themes, coalesce(theme_id, 0)))
        AND (($from IS NULL AND $to IS NULL)
         OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
         AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)))
      ORDER BY key DESC NULLS LAST, paper_id
      LIMIT $limit OFFSET $offset
    ), chosen AS MATERIALIZED (
      SELECT paper_id, row_number() OVER (ORDER BY key DESC NULLS LAST, paper_id) AS place
      FROM found
    )
    SELECT ${PAPER_COLUMNS}
    FROM chosen JOIN papers USING (paper_id) ${THEMES_OF_PAPERS}
    ORDER BY place`,
  parameters: {
    from: 'DATE?',
    to: 'DATE?',
    themes: 'INTEGER[]',
    sort: 'VARCHAR',
    limit: 'INTEGER?',
    offset: 'INTEGER'
  },
  columns: PAPER_COLUMN_TYPES
});

export type PaperRow = RowOf<typeof paperList>;

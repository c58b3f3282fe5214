import {defineQuery, type RowOf} from '../query.ts';
import {PAPER_COLUMNS, PAPER_COLUMN_TYPES, PAPERS_WITH_THEMES} from './paper-columns.ts';

/**
 * Papers of the chosen themes (empty: all; 0: those without a theme) in a range of days, without those left out, in one
 * of five orders: newest, votes, closest, relevance to the search, else by id. With both ends open, papers without a date
 * are there too; with all themes, those without a theme. $limit NULL means all.
 */
export const paperList = defineQuery({
  sql: `
    SELECT ${PAPER_COLUMNS}
    FROM ${PAPERS_WITH_THEMES}
         LEFT JOIN scores USING (paper_row)
         ANTI JOIN left_out USING (paper_row)
    WHERE (len($themes) = 0 OR list_contains($themes, coalesce(papers.theme_id, 0)))
      AND (($from IS NULL AND $to IS NULL)
       OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
       AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)))
    ORDER BY CASE WHEN $sort = 'newest' THEN coalesce(listed_on, published_on) END DESC NULLS LAST,
             CASE WHEN $sort = 'votes' THEN upvotes END DESC NULLS LAST,
             CASE WHEN $sort = 'closest' THEN similarity END DESC NULLS LAST,
             CASE WHEN $sort = 'relevance' THEN score END DESC NULLS LAST,
             paper_id
    LIMIT $limit OFFSET $offset`,
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

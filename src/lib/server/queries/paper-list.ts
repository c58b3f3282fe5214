import {defineQuery, type RowOf} from '../query.ts';
import {PAPER_COLUMNS, PAPER_COLUMN_TYPES, THEMES_OF_PAPERS} from './paper-columns.ts';

const FOUND = `
      SELECT CASE $sort WHEN 'newest' THEN coalesce(listed_on, published_on) - DATE '1970-01-01'
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
      LIMIT $limit OFFSET $offset`;

const PARAMETERS = {
  from: 'DATE?',
  to: 'DATE?',
  themes: 'INTEGER[]',
  sort: 'VARCHAR',
  limit: 'INTEGER?',
  offset: 'INTEGER'
} as const;

/**
 * Papers of the chosen themes (empty: all; 0: those without a theme) in a range of days, without those left out, in one
 * of five orders: newest, votes, closest, relevance to the search, else by id. With both ends open, papers without a date
 * are there too; with all themes, those without a theme. $limit NULL means all.
 */
export const paperList = defineQuery({
  sql: `
    WITH found AS (${FOUND}
    ), chosen AS MATERIALIZED (
      SELECT paper_id, row_number() OVER (ORDER BY key DESC NULLS LAST, paper_id) AS place
      FROM found
    )
    SELECT ${PAPER_COLUMNS}
    FROM chosen JOIN papers USING (paper_id) ${THEMES_OF_PAPERS}
    ORDER BY place`,
  parameters: PARAMETERS,
  columns: PAPER_COLUMN_TYPES
});

/** The ids of the same papers in the same order: for a page the few that it shows are then looked up by the key. */
export const paperIds = defineQuery({
  sql: `
    SELECT paper_id
    FROM (${FOUND})
    ORDER BY key DESC NULLS LAST, paper_id`,
  parameters: PARAMETERS,
  columns: {paper_id: 'VARCHAR'}
});

/** Papers by their ids, with their abstracts. */
export const papersById = defineQuery({
  sql: `
    SELECT ${PAPER_COLUMNS}, abstract
    FROM (SELECT unnest($ids) AS paper_id) JOIN papers USING (paper_id) ${THEMES_OF_PAPERS}
    ORDER BY paper_id`,
  parameters: {ids: 'VARCHAR[]'},
  columns: {...PAPER_COLUMN_TYPES, abstract: 'VARCHAR'}
});

export type PaperRow = RowOf<typeof paperList>;

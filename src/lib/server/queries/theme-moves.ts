import {defineQuery, type RowOf} from '../query.ts';

/**
 * The papers that came into a theme (`came`) since the analysis before the last fit, and those that left it, the
 * most typical of their theme first; the theme on the other side is where they came from or went to, null for none.
 * Papers that the analysis before did not have are no part of this. At most $limit a side, with the number of all.
 */
export const themeMoves = defineQuery({
  sql: `
    WITH moved AS (
      SELECT paper_id, title, strength, former.theme_id AS was, coalesce(papers.theme_id, 0) AS is_now
      FROM former_themes former JOIN papers USING (paper_row)
      WHERE former.theme_id <> coalesce(papers.theme_id, 0)
        AND (former.theme_id = $theme OR papers.theme_id = $theme)
    ), sides AS (
      SELECT paper_id, title, strength, is_now = $theme AS came,
             nullif(if(is_now = $theme, was, is_now), 0) AS other_id
      FROM moved
    ), names AS (
      SELECT from_id AS id, arg_max(from_name, step) AS name
      FROM lineage
      WHERE from_id IS NOT NULL
      GROUP BY from_id
    ), placed AS (
      SELECT paper_id, title, came, other_id,
             row_number() OVER (PARTITION BY came ORDER BY strength DESC NULLS LAST, paper_id)::INTEGER AS place,
             (count(*) OVER (PARTITION BY came))::INTEGER AS papers
      FROM sides
    )
    SELECT paper_id, title, came, other_id, coalesce(themes.theme, names.name) AS other,
           themes.theme_id IS NOT NULL AS other_is_there, placed.papers
    FROM placed LEFT JOIN themes ON themes.theme_id = other_id LEFT JOIN names ON names.id = other_id
    WHERE place <= $limit
    ORDER BY came DESC, place`,
  parameters: {theme: 'INTEGER', limit: 'INTEGER'},
  columns: {
    paper_id: 'VARCHAR',
    title: 'VARCHAR',
    came: 'BOOLEAN',
    other_id: 'INTEGER?',
    other: 'VARCHAR?',
    other_is_there: 'BOOLEAN',
    papers: 'INTEGER'
  }
});

/** What of the papers of a theme the analysis before the last fit had: kept in it, and not there yet. */
export const themeStay = defineQuery({
  sql: `
    SELECT (count(*) FILTER (former.theme_id = $theme))::INTEGER AS stayed,
           (count(*) FILTER (former.theme_id IS NULL))::INTEGER AS fresh,
           (SELECT count(*) > 0 FROM former_themes) AS is_known
    FROM papers LEFT JOIN former_themes former USING (paper_row)
    WHERE papers.theme_id = $theme
    ORDER BY 1`,
  parameters: {theme: 'INTEGER'},
  columns: {stayed: 'INTEGER', fresh: 'INTEGER', is_known: 'BOOLEAN'}
});

export type ThemeMove = RowOf<typeof themeMoves>;

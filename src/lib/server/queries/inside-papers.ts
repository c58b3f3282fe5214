import {defineQuery} from '../query.ts';

/**
 * The papers of a theme in two ranges of days, a and b, the most typical ones first: those that the later range brought
 * in, and those of the earlier one that are out of it. With their number on each side; at most $limit a side.
 */
export const insidePapers = defineQuery({
  sql: `
    WITH own AS (
      SELECT paper_id, strength,
             coalesce(listed_on, published_on) BETWEEN $a_from AND $a_to AS in_a,
             coalesce(listed_on, published_on) BETWEEN $b_from AND $b_to AS in_b
      FROM papers
      WHERE theme_id = $theme
    ), sides AS (
      SELECT paper_id, strength, in_b AS later
      FROM own
      WHERE in_a <> in_b
    ), placed AS (
      SELECT paper_id, later,
             row_number() OVER (PARTITION BY later ORDER BY strength DESC NULLS LAST, paper_id)::INTEGER AS place,
             (count(*) OVER (PARTITION BY later))::INTEGER AS papers
      FROM sides
    ), shown AS MATERIALIZED (
      FROM placed WHERE place <= $limit
    )
    SELECT paper_id, title, later, papers
    FROM shown JOIN papers AS named USING (paper_id)
    ORDER BY later, place`,
  parameters: {
    theme: 'INTEGER',
    a_from: 'DATE',
    a_to: 'DATE',
    b_from: 'DATE',
    b_to: 'DATE',
    limit: 'INTEGER'
  },
  columns: {paper_id: 'VARCHAR', title: 'VARCHAR', later: 'BOOLEAN', papers: 'INTEGER'}
});

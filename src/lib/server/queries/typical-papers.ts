import {defineQuery, type RowOf} from '../query.ts';

/**
 * The papers that are most like their theme, at most $limit for each: of the range of days $from to $to for the themes
 * given first, of the one from $other_from to $other_to for the other ones; the two ranges have no day in common, and a
 * theme may be among both.
 */
export const typicalPapers = defineQuery({
  sql: `
    WITH asked AS (
      SELECT theme_id, paper_id, similarity,
             list_contains($themes, theme_id)
               AND coalesce(listed_on, published_on) BETWEEN $from AND $to AS first,
             list_contains($others, theme_id)
               AND coalesce(listed_on, published_on) BETWEEN $other_from AND $other_to AS other
      FROM kept_papers
      WHERE first OR other
    ), placed AS MATERIALIZED (
      SELECT paper_id, other,
             row_number() OVER (PARTITION BY theme_id, other ORDER BY similarity DESC, paper_id) AS place
      FROM asked
    ), typical AS MATERIALIZED (
      FROM placed WHERE place <= $limit
    )
    SELECT theme_id, other, paper_id, title
    FROM typical JOIN papers USING (paper_id)
    ORDER BY theme_id, other, place`,
  parameters: {
    themes: 'INTEGER[]',
    from: 'DATE',
    to: 'DATE',
    others: 'INTEGER[]',
    other_from: 'DATE',
    other_to: 'DATE',
    limit: 'INTEGER'
  },
  columns: {theme_id: 'INTEGER', other: 'BOOLEAN', paper_id: 'VARCHAR', title: 'VARCHAR'}
});

export type TypicalPaper = RowOf<typeof typicalPapers>;

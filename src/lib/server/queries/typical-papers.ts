import {defineQuery, type RowOf} from '../query.ts';

/** The papers of a range of days that are most like their theme, at most $limit for each of the themes. */
export const typicalPapers = defineQuery({
  sql: `
    WITH placed AS MATERIALIZED (
      SELECT paper_id,
             row_number() OVER (PARTITION BY theme_id ORDER BY similarity DESC, paper_id) AS place
      FROM kept_papers
      WHERE list_contains($themes, theme_id)
        AND coalesce(listed_on, published_on) BETWEEN $from AND $to
    ), typical AS MATERIALIZED (
      FROM placed WHERE place <= $limit
    )
    SELECT theme_id, paper_id, title
    FROM typical JOIN papers USING (paper_id)
    ORDER BY theme_id, place`,
  parameters: {themes: 'INTEGER[]', from: 'DATE', to: 'DATE', limit: 'INTEGER'},
  columns: {theme_id: 'INTEGER', paper_id: 'VARCHAR', title: 'VARCHAR'}
});

export type TypicalPaper = RowOf<typeof typicalPapers>;

import {defineQuery} from '../query.ts';

/** How often the papers of a theme hold each term in two ranges of days, a and b; terms of neither are left out. */
export const themeTermCounts = defineQuery({
  sql: `
    WITH own AS (
      SELECT paper_row, coalesce(listed_on, published_on) BETWEEN $b_from AND $b_to AS later
      FROM papers
      WHERE theme_id = $theme
        AND (coalesce(listed_on, published_on) BETWEEN $a_from AND $a_to
          OR coalesce(listed_on, published_on) BETWEEN $b_from AND $b_to)
    ), counts AS (
      SELECT term_id,
             coalesce(sum(count) FILTER (NOT later), 0)::INTEGER AS a_count,
             coalesce(sum(count) FILTER (later), 0)::INTEGER AS b_count,
             (count(*) FILTER (NOT later))::INTEGER AS a_papers,
             (count(*) FILTER (later))::INTEGER AS b_papers
      FROM paper_terms JOIN own USING (paper_row)
      GROUP BY term_id
    )
    SELECT term, a_count, b_count, a_papers, b_papers
    FROM counts JOIN terms USING (term_id)
    WHERE weighed
    ORDER BY term, term_id`,
  parameters: {theme: 'INTEGER', a_from: 'DATE', a_to: 'DATE', b_from: 'DATE', b_to: 'DATE'},
  columns: {
    term: 'VARCHAR',
    a_count: 'INTEGER',
    b_count: 'INTEGER',
    a_papers: 'INTEGER',
    b_papers: 'INTEGER'
  }
});

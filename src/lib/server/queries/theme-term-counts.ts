import {defineQuery} from '../query.ts';

/**
 * How often the papers of a theme hold each term in two ranges of days, a and b: terms that $least papers or more of a
 * side hold, with the counts of all terms on each side.
 */
export const themeTermCounts = defineQuery({
  sql: `
    WITH own AS (
      SELECT paper_row, coalesce(listed_on, published_on) BETWEEN $b_from AND $b_to AS later
      FROM papers
      WHERE theme_id = $theme
        AND (coalesce(listed_on, published_on) BETWEEN $a_from AND $a_to
          OR coalesce(listed_on, published_on) BETWEEN $b_from AND $b_to)
    ), counts AS MATERIALIZED (
      SELECT term_id,
             coalesce(sum(count) FILTER (NOT later), 0)::INTEGER AS a_count,
             coalesce(sum(count) FILTER (later), 0)::INTEGER AS b_count,
             (count(*) FILTER (NOT later))::INTEGER AS a_papers,
             (count(*) FILTER (later))::INTEGER AS b_papers
      FROM (FROM held_terms WHERE theme_id = $theme) JOIN own USING (paper_row)
      GROUP BY term_id
    ), totals AS (
      SELECT sum(a_count)::INTEGER AS a_total, sum(b_count)::INTEGER AS b_total
      FROM counts
    )
    SELECT term_id, a_count, b_count, a_papers, b_papers, a_total, b_total
    FROM counts, totals
    WHERE a_papers >= $least OR b_papers >= $least
    ORDER BY term_id`,
  parameters: {
    theme: 'INTEGER',
    a_from: 'DATE',
    a_to: 'DATE',
    b_from: 'DATE',
    b_to: 'DATE',
    least: 'INTEGER'
  },
  columns: {
    term_id: 'INTEGER',
    a_count: 'INTEGER',
    b_count: 'INTEGER',
    a_papers: 'INTEGER',
    b_papers: 'INTEGER',
    a_total: 'INTEGER',
    b_total: 'INTEGER'
  }
});

/** What terms are called. */
export const termNames = defineQuery({
  sql: `
    SELECT term_id, term
    FROM terms
    WHERE term_id IN (SELECT unnest($ids))
    ORDER BY term_id`,
  parameters: {ids: 'INTEGER[]'},
  columns: {term_id: 'INTEGER', term: 'VARCHAR'}
});

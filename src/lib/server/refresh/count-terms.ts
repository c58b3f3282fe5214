const WANTED = `
  SELECT term_id, term, count(*) OVER (PARTITION BY term) > 1 AS shared
  FROM terms
  WHERE term IN (SELECT term FROM theme_terms)`;

/**
 * Terms of themes whose papers were counted anew; the terms of a theme born since the fit may be new phrases. Which papers
 * they are need be kept only where two terms are written alike, as one paper may hold both.
 */
export const COUNT_TERMS = `
  UPDATE theme_terms SET papers = held.papers
  FROM (
    WITH wanted AS MATERIALIZED (${WANTED}),
    counted AS (
      SELECT theme_id, term_id, count(*)::INTEGER AS papers
      FROM papers JOIN paper_terms USING (paper_row)
      WHERE term_id IN (SELECT term_id FROM wanted WHERE NOT shared)
      GROUP BY ALL
    )
    SELECT theme_id, term, papers
    FROM counted JOIN wanted USING (term_id)
    UNION ALL
    SELECT theme_id, term, count(DISTINCT paper_row)::INTEGER
    FROM papers JOIN paper_terms USING (paper_row) JOIN wanted USING (term_id)
    WHERE shared
    GROUP BY ALL
  ) held
  WHERE held.theme_id = theme_terms.theme_id AND held.term = theme_terms.term`;

/** Terms of themes whose papers were counted anew; the terms of a theme born since the fit may be new phrases. */
export const COUNT_TERMS = `
  UPDATE theme_terms SET papers = held.papers
  FROM (
    SELECT theme_id, term, count(DISTINCT paper_row)::INTEGER AS papers
    FROM papers JOIN paper_terms USING (paper_row) JOIN terms USING (term_id)
    WHERE term IN (SELECT term FROM theme_terms)
    GROUP BY theme_id, term
  ) held
  WHERE held.theme_id = theme_terms.theme_id AND held.term = theme_terms.term`;

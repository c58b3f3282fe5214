import {defineQuery} from '../query.ts';

/**
 * The themes and their size in a range of days, without the papers left out; $themes empty means all, but a share is
 * always of all papers in the range. The shade is the place of a theme among all of its area by rising id. With both ends open, papers without a date count too. When a theme was first seen,
 * its bursts (first and last week) and whether it is rising are of the whole analysis, whatever the range.
 */
export const themeList = defineQuery({
  sql: `
    WITH corpus AS (
      SELECT count(*) AS papers
      FROM papers
      WHERE ($from IS NULL AND $to IS NULL)
         OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
         AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to))
    ), sizes AS (
      SELECT theme_id, count(*) AS papers,
             min(week_start) AS first_week, max(week_start) AS last_week
      FROM kept_papers
      WHERE ($from IS NULL AND $to IS NULL)
         OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
         AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to))
      GROUP BY theme_id
    ), bursts AS (
      SELECT theme_id,
             list(strftime(start_week, '%G-W%V') || '..' || strftime(end_week, '%G-W%V')
                  ORDER BY start_week) AS bursts
      FROM theme_bursts
      GROUP BY theme_id
    ), shades AS (
      SELECT theme_id, row_number() OVER (PARTITION BY area_id ORDER BY theme_id) - 1 AS shade
      FROM themes
    ), terms AS (
      SELECT theme_id, list(term ORDER BY rank)[:10] AS top_terms
      FROM theme_terms
      GROUP BY theme_id
    )
    SELECT theme_id, theme, area_id, area, shade::INTEGER AS shade, confidence, hand_made,
           coalesce(sizes.papers, 0)::INTEGER AS papers,
           coalesce(sizes.papers, 0) / greatest((SELECT papers FROM corpus), 1) AS share,
           sizes.first_week, sizes.last_week,
           coalesce(top_terms, []) AS top_terms,
           first_seen, since_start, rising, coalesce(bursts, []) AS bursts, own_name, hidden, pinned,
           voted_papers, vote_volume, vote_share, vote_percentile, attention
    FROM themes JOIN areas USING (area_id) JOIN shades USING (theme_id) LEFT JOIN sizes USING (theme_id) LEFT JOIN terms USING (theme_id)
    JOIN theme_emergence USING (theme_id) JOIN theme_attention USING (theme_id)
         LEFT JOIN bursts USING (theme_id)
    WHERE len($themes) = 0 OR list_contains($themes, theme_id)
    ORDER BY theme_id`,
  parameters: {from: 'DATE?', to: 'DATE?', themes: 'INTEGER[]'},
  columns: {
    theme_id: 'INTEGER',
    theme: 'VARCHAR',
    area_id: 'INTEGER',
    area: 'VARCHAR',
    shade: 'INTEGER',
    confidence: 'DOUBLE',
    hand_made: 'VARCHAR?',
    papers: 'INTEGER',
    share: 'DOUBLE',
    first_week: 'DATE?',
    last_week: 'DATE?',
    top_terms: 'VARCHAR[]',
    first_seen: 'DATE?',
    since_start: 'BOOLEAN',
    rising: 'BOOLEAN',
    bursts: 'VARCHAR[]',
    own_name: 'VARCHAR?',
    hidden: 'BOOLEAN',
    pinned: 'BOOLEAN',
    voted_papers: 'INTEGER',
    vote_volume: 'DOUBLE',
    vote_share: 'DOUBLE',
    vote_percentile: 'DOUBLE',
    attention: 'VARCHAR'
  }
});

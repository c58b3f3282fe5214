import {defineQuery} from '../query.ts';

// Each facet counts what all filters but its own leave, so that it tells what choosing another value would show.

/** Which facet a row belongs to: the bits that GROUPING gives to theme, week and votes where the row is not of them. */
export const FACET = {theme: 0b011, week: 0b101, votes: 0b110} as const;

/**
 * In one pass over the papers, a row for each value of three facets. Of the themes, with their areas, hidden ones too,
 * pinned and then most first, theme NULL for papers without one: the papers in the range of days. Of the weeks of the
 * whole time, NULL for papers without a day: those of the chosen themes. Of the numbers of votes, without any vote 0:
 * those of both.
 */
export const paperFacets = defineQuery({
  sql: `
    WITH marked AS (
      SELECT theme_id, week_start, coalesce(upvotes, 0) AS votes,
             NOT (by_organisation OR by_votes) AS kept,
             NOT by_organisation AS open,
             ($from IS NULL AND $to IS NULL)
               OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
               AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)) AS within,
             len($themes) = 0 OR list_contains($themes, coalesce(theme_id, 0)) AS wanted
      FROM found_papers
    ), counted AS (
      SELECT grouping(theme_id, week_start, votes)::INTEGER AS facet, theme_id, week_start, votes,
             count(*) FILTER (kept AND within) AS of_theme,
             count(*) FILTER (kept AND wanted) AS of_week,
             count(*) FILTER (open AND within AND wanted) AS of_votes
      FROM marked
      GROUP BY GROUPING SETS ((theme_id), (week_start), (votes))
    )
    SELECT facet, theme_id, theme, area_id, area, coalesce(hidden, false) AS hidden, week_start, votes,
           (CASE facet WHEN ${FACET.theme} THEN of_theme WHEN ${FACET.week} THEN of_week ELSE of_votes END)::INTEGER
             AS papers
    FROM counted LEFT JOIN (SELECT theme_id, theme, area_id, area, hidden, pinned FROM theme_overviews)
      USING (theme_id)
    WHERE papers > 0
    ORDER BY facet, facet = ${FACET.theme} AND theme_id IS NULL, pinned DESC,
             CASE WHEN facet = ${FACET.theme} THEN papers END DESC, theme_id, week_start, votes`,
  parameters: {from: 'DATE?', to: 'DATE?', themes: 'INTEGER[]'},
  columns: {
    facet: 'INTEGER',
    theme_id: 'INTEGER?',
    theme: 'VARCHAR?',
    area_id: 'INTEGER?',
    area: 'VARCHAR?',
    hidden: 'BOOLEAN',
    week_start: 'DATE?',
    votes: 'INTEGER?',
    papers: 'INTEGER'
  }
});

/** Papers per organisation, the chosen ones first, then most papers; at most $limit beside the chosen ones. */
export const organisationFacet = defineQuery({
  sql: `
    WITH open AS (
      FROM found_papers WHERE NOT by_votes
    )
    SELECT organisation, count(*)::INTEGER AS papers, list_contains($organisations, organisation) AS chosen
    FROM open
    WHERE organisation IS NOT NULL
      AND (len($themes) = 0 OR list_contains($themes, coalesce(theme_id, 0)))
      AND (($from IS NULL AND $to IS NULL)
       OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
       AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)))
    GROUP BY ALL
    ORDER BY chosen DESC, papers DESC, organisation
    LIMIT $limit + len($organisations)`,
  parameters: {
    from: 'DATE?',
    to: 'DATE?',
    themes: 'INTEGER[]',
    organisations: 'VARCHAR[]',
    limit: 'INTEGER'
  },
  columns: {organisation: 'VARCHAR', papers: 'INTEGER', chosen: 'BOOLEAN'}
});

import {defineQuery} from '../query.ts';

// Each facet counts what all filters but its own leave, so that it tells what choosing another value would show.

/**
 * Papers per theme in a range of days with its area, hidden themes too, pinned and then most first; theme NULL: those
 * without one.
 */
export const themeFacet = defineQuery({
  sql: `
    WITH sizes AS (
      SELECT theme_id, count(*)::INTEGER AS papers
      FROM kept_papers
      WHERE ($from IS NULL AND $to IS NULL)
         OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
         AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to))
      GROUP BY theme_id
    )
    SELECT theme_id, theme, area_id, area, coalesce(hidden, false) AS hidden, sizes.papers
    FROM sizes LEFT JOIN theme_overviews USING (theme_id)
    ORDER BY theme_id IS NULL, pinned DESC, sizes.papers DESC, theme_id`,
  parameters: {from: 'DATE?', to: 'DATE?'},
  columns: {
    theme_id: 'INTEGER?',
    theme: 'VARCHAR?',
    area_id: 'INTEGER?',
    area: 'VARCHAR?',
    hidden: 'BOOLEAN',
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

/** Papers with so many votes, for each number that there is; without any vote is 0. */
export const voteFacet = defineQuery({
  sql: `
    SELECT coalesce(upvotes, 0) AS votes, count(*)::INTEGER AS papers
    FROM found_papers
    WHERE NOT by_organisation
      AND (len($themes) = 0 OR list_contains($themes, coalesce(theme_id, 0)))
      AND (($from IS NULL AND $to IS NULL)
       OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
       AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)))
    GROUP BY ALL
    ORDER BY votes`,
  parameters: {from: 'DATE?', to: 'DATE?', themes: 'INTEGER[]'},
  columns: {votes: 'INTEGER', papers: 'INTEGER'}
});

/** Papers of the chosen themes per week. */
export const weekFacet = defineQuery({
  sql: `
    SELECT week_start AS period_start, count(*)::INTEGER AS papers
    FROM kept_papers
    WHERE week_start IS NOT NULL
      AND (len($themes) = 0 OR list_contains($themes, coalesce(theme_id, 0)))
    GROUP BY ALL
    ORDER BY period_start`,
  parameters: {themes: 'INTEGER[]'},
  columns: {period_start: 'DATE', papers: 'INTEGER'}
});

import {defineQuery} from '../query.ts';

/** How many papers `paperList` has for the same themes and days. */
export const paperCount = defineQuery({
  sql: `
    SELECT count(*)::INTEGER AS papers
    FROM kept_papers
    WHERE (len($themes) = 0 OR list_contains($themes, coalesce(theme_id, 0)))
      AND (($from IS NULL AND $to IS NULL)
       OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
       AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)))
    ORDER BY papers`,
  parameters: {from: 'DATE?', to: 'DATE?', themes: 'INTEGER[]'},
  columns: {papers: 'INTEGER'}
});

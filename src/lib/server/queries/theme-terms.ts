import {defineQuery} from '../query.ts';

/** The terms that tell a theme from the others, best first. */
export const themeTerms = defineQuery({
  sql: `
    SELECT term, papers, score
    FROM theme_terms
    WHERE theme_id = $theme
    ORDER BY rank`,
  parameters: {theme: 'INTEGER'},
  columns: {term: 'VARCHAR', papers: 'INTEGER', score: 'DOUBLE'}
});

import {defineQuery} from '../query.ts';

/** Papers that came after the themes were found, and those of them that have no theme yet. */
export const papersSinceFit = defineQuery({
  sql: `
    SELECT count(*) FILTER (NOT fitted)::INTEGER AS papers,
           count(*) FILTER (NOT fitted AND theme_id IS NULL)::INTEGER AS waiting
    FROM papers
    ORDER BY papers`,
  parameters: {},
  columns: {papers: 'INTEGER', waiting: 'INTEGER'}
});

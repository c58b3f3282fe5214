import {defineQuery} from '../query.ts';

/** The papers of an analysis. */
export const analysedPapers = defineQuery({
  sql: `
    SELECT paper_id
    FROM papers
    ORDER BY paper_id`,
  parameters: {},
  columns: {paper_id: 'VARCHAR'}
});

import {defineQuery} from '../query.ts';

/** The abstracts of some papers; empty where the source had none. */
export const paperAbstracts = defineQuery({
  sql: `
    SELECT paper_id, abstract
    FROM papers
    WHERE paper_id IN (SELECT unnest($ids))
    ORDER BY paper_id`,
  parameters: {ids: 'VARCHAR[]'},
  columns: {paper_id: 'VARCHAR', abstract: 'VARCHAR'}
});

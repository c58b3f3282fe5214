import {defineQuery} from '../query.ts';

/** Papers of which several records told, those with most records first. */
export const mergedList = defineQuery({
  sql: `
    SELECT paper_id, papers.title, papers.url, records, record_ids, files
    FROM merged_papers JOIN papers USING (paper_id)
    ORDER BY position
    LIMIT $limit OFFSET $offset`,
  parameters: {limit: 'INTEGER?', offset: 'INTEGER'},
  columns: {
    paper_id: 'VARCHAR',
    title: 'VARCHAR',
    url: 'VARCHAR?',
    records: 'INTEGER',
    record_ids: 'VARCHAR[]',
    files: 'VARCHAR[]'
  }
});

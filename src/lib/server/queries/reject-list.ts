import {defineQuery} from '../query.ts';

/** The records that could not be read, by file and line. */
export const rejectList = defineQuery({
  sql: `
    SELECT file, line, reason, message, excerpt
    FROM rejects
    ORDER BY position
    LIMIT $limit OFFSET $offset`,
  parameters: {limit: 'INTEGER?', offset: 'INTEGER'},
  columns: {
    file: 'VARCHAR',
    line: 'INTEGER',
    reason: 'VARCHAR',
    message: 'VARCHAR',
    excerpt: 'VARCHAR'
  }
});

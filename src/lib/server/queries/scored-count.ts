import {defineQuery} from '../query.ts';

/** How many papers the search has found. */
export const scoredCount = defineQuery({
  sql: 'SELECT count(*)::INTEGER AS papers FROM scores ORDER BY papers',
  parameters: {},
  columns: {papers: 'INTEGER'}
});

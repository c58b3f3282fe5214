import {defineQuery} from '../query.ts';

/** The rules that records broke, the most frequent first. */
export const rejectReasonList = defineQuery({
  sql: `
    SELECT reason, records
    FROM reject_reasons
    ORDER BY records DESC, reason`,
  parameters: {},
  columns: {reason: 'VARCHAR', records: 'INTEGER'}
});

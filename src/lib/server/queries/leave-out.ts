import {defineStatement} from '../query.ts';

/**
 * Fills the temporary table `left_out` with the papers that a search ($searched; `scores` holds what it found), the
 * chosen organisations (empty: all) or the least number of votes leave out, and tells which of them does.
 */
export const leaveOut = defineStatement({
  sql: `
    INSERT INTO left_out
    SELECT *
    FROM (
      SELECT paper_row,
             $searched AND score IS NULL AS by_search,
             len($organisations) > 0
               AND NOT coalesce(list_contains($organisations, organisation), false) AS by_organisation,
             coalesce(coalesce(upvotes, 0) < $votes, false) AS by_votes
      FROM papers LEFT JOIN scores USING (paper_row)
    )
    WHERE by_search OR by_organisation OR by_votes`,
  parameters: {searched: 'BOOLEAN', organisations: 'VARCHAR[]', votes: 'INTEGER?'}
});

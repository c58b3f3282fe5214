import {defineQuery} from '../query.ts';

/** Papers whose title holds all of the words, which are given in lower case and separated by one space; most voted first. */
export const findPapers = defineQuery({
  sql: `
    SELECT paper_id, title
    FROM papers
    WHERE len(list_filter(string_split($words, ' '), word -> NOT contains(lower(title), word))) = 0
    ORDER BY upvotes DESC NULLS LAST, paper_id
    LIMIT $limit`,
  parameters: {words: 'VARCHAR', limit: 'INTEGER'},
  columns: {paper_id: 'VARCHAR', title: 'VARCHAR'}
});

import type {WordTable} from './table.ts';

/**
 * How often each part of a paper holds each of its words; by word, so that a search reads few rows. `length` is
 * `papers.words`, here again since a join would take longer than the rest of a search.
 */
export const wordPapersTable: WordTable = {
  name: 'word_papers',
  columns: `
    word_id INTEGER NOT NULL,
    paper_row INTEGER NOT NULL,
    length INTEGER NOT NULL,
    in_title UTINYINT NOT NULL,
    in_abstract UTINYINT NOT NULL,
    in_authors UTINYINT NOT NULL,
    in_organisation UTINYINT NOT NULL`,
  entries: ({postings}) => [
    postings.word,
    postings.paper,
    postings.length,
    postings.inTitle,
    postings.inAbstract,
    postings.inAuthors,
    postings.inOrganisation
  ],
  integrity: [
    `SELECT abs((SELECT coalesce(sum(papers), 0) FROM words)
       - (SELECT count(*) FROM word_papers))::INTEGER`
  ]
};

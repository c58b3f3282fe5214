/** What follows `papers` in a FROM, so that each has its theme and runner-up. */
export const THEMES_OF_PAPERS = `LEFT JOIN themes USING (theme_id)
         LEFT JOIN themes AS other ON other.theme_id = runner_up_id`;

/** What lists and pages tell of a paper, as it stands behind SELECT. */
export const PAPER_COLUMNS = `paper_id, title, published_on, listed_on, authors, organisation, upvotes, comments, url,
           papers.theme_id, themes.theme, similarity, strength,
           runner_up_id, other.theme AS runner_up, runner_up_similarity, unassigned`;

/** Their types, in the same order. */
export const PAPER_COLUMN_TYPES = {
  paper_id: 'VARCHAR',
  title: 'VARCHAR',
  published_on: 'DATE?',
  listed_on: 'DATE?',
  authors: 'VARCHAR[]',
  organisation: 'VARCHAR?',
  upvotes: 'INTEGER?',
  comments: 'INTEGER?',
  url: 'VARCHAR?',
  theme_id: 'INTEGER?',
  theme: 'VARCHAR?',
  similarity: 'DOUBLE?',
  strength: 'DOUBLE?',
  runner_up_id: 'INTEGER?',
  runner_up: 'VARCHAR?',
  runner_up_similarity: 'DOUBLE?',
  unassigned: 'VARCHAR?'
} as const;

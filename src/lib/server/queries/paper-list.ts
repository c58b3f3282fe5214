import {defineQuery, type RowOf} from '../query.ts';

/**
 * Papers of the chosen themes (empty: all; 0: those without a theme) in a range of days, without those left out, in one
 * of five orders: newest, votes, closest, relevance to the search, else by id. With both ends open, papers without a date
 * are there too; with all themes, those without a theme. $limit NULL means all.
 */
export const paperList = defineQuery({
  sql: `
    SELECT paper_id, title, published_on, listed_on, authors, organisation, upvotes, comments, url,
           papers.theme_id, themes.theme, similarity, strength,
           runner_up_id, other.theme AS runner_up, runner_up_similarity, unassigned
    FROM papers ANTI JOIN left_out USING (paper_row)
         LEFT JOIN scores USING (paper_row)
         LEFT JOIN themes USING (theme_id)
         LEFT JOIN themes AS other ON other.theme_id = runner_up_id
    WHERE (len($themes) = 0 OR list_contains($themes, coalesce(papers.theme_id, 0)))
      AND (($from IS NULL AND $to IS NULL)
       OR (($from IS NULL OR coalesce(listed_on, published_on) >= $from)
       AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)))
    ORDER BY CASE WHEN $sort = 'newest' THEN coalesce(listed_on, published_on) END DESC NULLS LAST,
             CASE WHEN $sort = 'votes' THEN upvotes END DESC NULLS LAST,
             CASE WHEN $sort = 'closest' THEN similarity END DESC NULLS LAST,
             CASE WHEN $sort = 'relevance' THEN score END DESC NULLS LAST,
             paper_id
    LIMIT $limit OFFSET $offset`,
  parameters: {
    from: 'DATE?',
    to: 'DATE?',
    themes: 'INTEGER[]',
    sort: 'VARCHAR',
    limit: 'INTEGER?',
    offset: 'INTEGER'
  },
  columns: {
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
  }
});

export type PaperRow = RowOf<typeof paperList>;
